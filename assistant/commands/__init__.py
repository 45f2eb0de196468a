"""One file a group of commands; `assistant.cli` gathers them."""
