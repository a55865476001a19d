"""Whole tables, to compare before and after."""


def rows_of(*models):
    """Every row of these models by column, its times as exact as a history keeps them."""
    return {
        model: [_kept(row) for row in model._base_manager.order_by("pk").values()]
        for model in models
    }


def _kept(row):
    return {
        name: value.isoformat(timespec="milliseconds") if _is_time(value) else value
        for name, value in row.items()
    }


def _is_time(value):
    return hasattr(value, "microsecond")
