//! Methods that hand on to the data frames of the package.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::charts::hand_on;
use crate::observations::Observations;
use crate::plan::Plan;

#[pymethods]
impl Plan {
    /// Reads a plan from a data frame, a row a target.
    ///
    /// Columns are named as in plan files (``indicator``, ``goal``, ``unit``, ``period``, ``better``, ``group`` …) or by
    /// the concepts of SDMX (``TIME_PERIOD``, ``UNIT_MEASURE``, ``UNIT_MULT``); their case does not matter.
    ///
    /// Parameters
    /// ----------
    /// frame : pandas or polars DataFrame, mapping of columns, or anything with ``__arrow_c_stream__``
    ///     The rows.
    /// name : str, default "plan"
    ///     The name of the plan.
    /// period, authority : str, optional
    ///     What holds for rows that say nothing else.
    /// source : str, optional
    ///     The document that it is taken from.
    /// columns : dict of str to str, optional
    ///     How columns that go by other names are read: ``{"Chỉ tiêu": "indicator"}``.
    /// ignore : sequence of str, optional
    ///     Columns that are left out. Others that are not known are named in an :class:`UnreadWarning`.
    /// strict : bool, default True
    ///     Whether a row that cannot be read is an error; else it is left out with an :class:`UnreadWarning`.
    /// floats : {"refuse", "shortest"}, default "refuse"
    ///     What becomes of doubles: an error, or the shortest decimal that stands for them.
    /// locale : {"vi", "en"}, optional
    ///     The language of the texts.
    /// lexicon : Lexicon, optional
    ///     More words for units.
    ///
    /// Raises
    /// ------
    /// FrameError
    ///     Which lists every row that cannot be read, by its number from 0.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Plan
    /// >>> rows = {"Chỉ tiêu": ["CPI", "GRDP"], "goal": ["không quá 4%", "8 - 8,5%"], "better": [None, "higher"]}
    /// >>> plan = Plan.from_frame(rows, "2024", period="2024", columns={"Chỉ tiêu": "indicator"})
    /// >>> [str(target.goal) for target in plan]
    /// ['at most 4%', '8–8.5%']
    #[staticmethod]
    #[pyo3(
        signature = (frame, name="plan", **options),
        text_signature = "(frame, name=\"plan\", *, period=None, authority=None, source=None, columns=None, ignore=(), strict=True, floats=\"refuse\", locale=None, lexicon=None)"
    )]
    fn from_frame<'py>(
        frame: &Bound<'py, PyAny>,
        name: &str,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let name = name.into_pyobject(frame.py())?.into_any();
        hand_on(frame, ("attain.rows", "plan_from_frame"), vec![name], options)
    }

    /// Returns the plan as a pandas DataFrame, a row a target; needs the extra ``attain[pandas]``.
    ///
    /// Columns are named as in plan files, and by the concept of SDMX where one exists. Goals, levels and widths are texts
    /// in English; :meth:`from_frame` with ``locale="en"`` reads them back. Earlier versions of a goal, and all that a
    /// baseline holds beside its figure, are in :meth:`to_toml` and :meth:`to_json`.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Plan, Target
    /// >>> frame = Plan("2024", [Target("Thu", "17.500 tỷ đồng", better="higher", period="2024")]).to_pandas()
    /// >>> frame[["indicator", "TIME_PERIOD", "goal", "better"]].values.tolist()
    /// [['Thu', '2024', '17,500 billion VND', 'higher']]
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        hand_on(slf, ("attain.targets", "plan_to_pandas"), Vec::new(), None)
    }

    /// Returns the plan as a polars DataFrame, as :meth:`to_pandas` does; needs the extra ``attain[polars]``.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Plan, Target
    /// >>> Plan("2024", [Target("CPI", "không quá 4%")]).to_polars()["goal"].to_list()
    /// ['at most 4%']
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        hand_on(slf, ("attain.targets", "plan_to_polars"), Vec::new(), None)
    }
}

#[pymethods]
impl Observations {
    /// Reads results from a data frame, a row an observation.
    ///
    /// Columns are named as in results files (``indicator``, ``value``, ``unit``, ``period``, ``quality``, ``as_of`` …) or
    /// by the concepts of SDMX (``OBS_VALUE``, ``TIME_PERIOD``, ``UNIT_MEASURE``, ``UNIT_MULT``, ``OBS_STATUS``); their
    /// case does not matter. What :meth:`to_pandas` and :meth:`to_polars` give is read back.
    ///
    /// Parameters
    /// ----------
    /// frame : pandas or polars DataFrame, mapping of columns, or anything with ``__arrow_c_stream__``
    ///     The rows.
    /// name : str, default "results"
    ///     The name of the document.
    /// period, quality, as_of : str, optional
    ///     What holds for rows that say nothing else.
    /// source, columns, ignore, strict, floats, locale, lexicon
    ///     As in :meth:`Plan.from_frame`.
    ///
    /// Raises
    /// ------
    /// FrameError
    ///     Which lists every row that cannot be read, by its number from 0.
    ///
    /// Examples
    /// --------
    /// >>> from decimal import Decimal
    /// >>> from attain import Observations
    /// >>> rows = {"INDICATOR": ["CPI"], "OBS_VALUE": [Decimal("3.25")], "UNIT_MEASURE": ["PT"], "TIME_PERIOD": ["2024"]}
    /// >>> str(Observations.from_frame(rows)["CPI"].value)
    /// '3.25%'
    #[staticmethod]
    #[pyo3(
        signature = (frame, name="results", **options),
        text_signature = "(frame, name=\"results\", *, period=None, quality=None, as_of=None, source=None, columns=None, ignore=(), strict=True, floats=\"refuse\", locale=None, lexicon=None)"
    )]
    fn from_frame<'py>(
        frame: &Bound<'py, PyAny>,
        name: &str,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let name = name.into_pyobject(frame.py())?.into_any();
        hand_on(frame, ("attain.rows", "observations_from_frame"), vec![name], options)
    }

    /// Returns the results as a pandas DataFrame, columns named by SDMX concepts where one exists; needs the extra
    /// ``attain[pandas]``.
    ///
    /// Values are ``Decimal`` objects at the power of ten of ``UNIT_MULT``.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Observations
    /// >>> frame = Observations("2024", [Observation("Thu", "17.946 tỷ đồng", period="2024")]).to_pandas()
    /// >>> frame[["OBS_VALUE", "UNIT_MEASURE", "UNIT_MULT"]].values.tolist()
    /// [[Decimal('17946'), 'VND', 9]]
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        hand_on(slf, ("attain.frame", "observations_to_pandas"), Vec::new(), None)
    }

    /// Returns the results as a polars DataFrame, columns named by SDMX concepts where one exists; needs the extra
    /// ``attain[polars]``.
    ///
    /// Examples
    /// --------
    /// >>> from attain import Observation, Observations
    /// >>> Observations("2024", [Observation("CPI", "3,25%", period="2024")]).to_polars()["OBS_VALUE"].to_list()
    /// [Decimal('3.25')]
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        hand_on(slf, ("attain.frame", "observations_to_polars"), Vec::new(), None)
    }
}
