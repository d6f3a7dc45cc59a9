"""How the head for names is taught: corpora and invented texts as words with a label each."""
