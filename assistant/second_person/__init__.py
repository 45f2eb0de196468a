"""Turn what a leader typed about a peer into words spoken to that peer."""

from assistant.second_person.address import Addressed, address, address_after

__all__ = ["Addressed", "address", "address_after"]
