"""The exceptions of First Rung, one tree.

FirstRungError
├── InputError          what the user gave cannot be read: file, field and mend are named
├── LibraryError        corpus/ holds something that does not validate
├── SettingsError       a setting is missing or has a value that cannot be used
├── RetrievalError      the embedding model or the index cannot be used
├── PromptError         a prompt file, or the values given to it, do not fit each other
└── ModelError          the language model could not be used
    ├── ModelUnreachable    refused, dropped, timed out, or answered with a server error
    ├── ModelRefused        key missing or wrong, no such model, no quota left
    └── ModelReplyError     it answered, but with nothing usable (empty, cut off, not the schema)

Every message says what was expected, what came, and what to do next.
"""


class FirstRungError(Exception):
    """Anything First Rung can explain to the person who uses it."""


class InputError(FirstRungError):
    """What the user gave cannot be read."""


class LibraryError(FirstRungError):
    """A file of the advice library does not validate."""


class SettingsError(FirstRungError):
    """A setting is missing or cannot be used."""


class RetrievalError(FirstRungError):
    """The embedding model or the index cannot be used."""


class PromptError(FirstRungError):
    """A prompt file and the values given to it do not fit each other."""


class ModelError(FirstRungError):
    """The language model could not be used."""


class ModelUnreachable(ModelError):
    """No answer: refused, dropped, timed out, or a server error."""


class ModelRefused(ModelError):
    """The provider said no: key, model name, quota, or request."""


class ModelReplyError(ModelError):
    """The model answered with nothing usable: empty, cut off, or not the schema asked for."""
