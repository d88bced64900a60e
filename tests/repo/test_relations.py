"""Foreign keys are imports in disguise: they too point only downwards."""

import pytest
from django.apps import apps
from django.db.models import Model

from repo.tree import contracts

FLOORS = [
    {room.strip(" ()") for room in layer.split("|")}
    for layer in contracts()["floors"]["layers"].strip().splitlines()
]
MODELS = [model for model in apps.get_models() if model.__module__.startswith("gongkai.")]


def _room(model: type[Model]) -> str:
    return model.__module__.split(".")[1]


def _floor(room: str) -> int:
    return next(floor for floor, rooms in enumerate(FLOORS) if room in rooms)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_table_points_only_to_its_own_room_or_lower_ones(model: type[Model]) -> None:
    pointed = {
        _room(field.related_model)
        for field in model._meta.get_fields()
        if field.is_relation
        and not field.auto_created
        and isinstance(field.related_model, type)
        and field.related_model.__module__.startswith("gongkai.")
    }

    own = _room(model)
    assert all(room == own or _floor(room) > _floor(own) for room in pointed)
