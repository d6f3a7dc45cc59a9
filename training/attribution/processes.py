"""Several processes that train one model together (``torchrun --nproc-per-node N -m …``), or one that trains alone."""

from __future__ import annotations

import torch
from torch import distributed, nn


def world() -> int:
    """How many processes train together."""
    return distributed.get_world_size() if distributed.is_initialized() else 1


def rank() -> int:
    """Which of them this is."""
    return distributed.get_rank() if distributed.is_initialized() else 0


def share_gradients(model: nn.Module) -> None:
    """The mean of all processes' gradients, in each of them."""
    if world() == 1:
        return
    grads = [parameter.grad for parameter in model.parameters() if parameter.grad is not None]
    flat = torch.cat([grad.flatten() for grad in grads])
    distributed.all_reduce(flat)
    at = 0
    for grad in grads:
        grad.copy_(flat[at : at + grad.numel()].view_as(grad) / world())
        at += grad.numel()


def halved(device: torch.device) -> torch.autocast:
    """Half the precision where that is quicker: on a GPU, and on processors with tiles for it (AMX)."""
    tiles = device.type == "cpu" and torch.cpu._is_amx_tile_supported()
    return torch.autocast(device.type, torch.bfloat16, enabled=device.type != "cpu" or tiles)


def wait() -> None:
    """Until all processes are here."""
    if world() > 1:
        distributed.barrier()
