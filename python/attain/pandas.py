"""Importing this gives every pandas DataFrame and Series an accessor ``.attain``.

>>> import pandas as pd
>>> import attain.pandas
>>> frame = pd.DataFrame({"indicator": ["CPI"], "value": ["3,25%"]})
>>> frame.attain.observations()["CPI"].figure
Figure('3.25%')
"""

from attain.accessor import Accessor, SeriesAccessor
from attain.errors import needed

needed("pandas", extra="pandas")

import pandas as _pandas  # noqa: E402

__all__ = ["Accessor", "SeriesAccessor"]

_pandas.api.extensions.register_dataframe_accessor("attain")(Accessor)
_pandas.api.extensions.register_series_accessor("attain")(SeriesAccessor)
