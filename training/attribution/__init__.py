"""The tagger of statements: data, model, training, export."""
