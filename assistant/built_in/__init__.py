"""The built-in drafter: composes from the method's steps, a stock of phrases and the leader's own words."""

from assistant.built_in.drafter import compose

__all__ = ["compose"]
