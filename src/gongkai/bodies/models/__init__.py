"""The tables of the room: bodies and sections, people, what they hold and on whose behalf."""

from gongkai.bodies.models.body import Body, Section
from gongkai.bodies.models.person import AdministratorDuty, Duty, PastPassword, Person
from gongkai.bodies.models.post import Delegation, Post, Role

__all__ = [
    "AdministratorDuty",
    "Body",
    "Delegation",
    "Duty",
    "PastPassword",
    "Person",
    "Post",
    "Role",
    "Section",
]
