"""Importing this gives every polars DataFrame and Series a namespace ``.attain``.

>>> import polars as pl
>>> import attain.polars
>>> frame = pl.DataFrame({"indicator": ["CPI"], "value": ["3,25%"]})
>>> frame.attain.observations()["CPI"].figure
Figure('3.25%')
"""

from attain.accessor import Accessor, SeriesAccessor
from attain.errors import needed

needed("polars", extra="polars")

import polars as _polars  # noqa: E402

__all__ = ["Accessor", "SeriesAccessor"]

_polars.api.register_dataframe_namespace("attain")(Accessor)
_polars.api.register_series_namespace("attain")(SeriesAccessor)
