//! Several years from a baseline towards a target, a row each, by a published method.
//!
//! | column | what it is |
//! |---|---|
//! | `value` | the figure that the method judges, rounded once as stated |
//! | `score` | the score on the method's own scale, rounded alike |
//! | `status` | the method's word, or `not_available` |
//! | `reason` | why there is no value; null where there is one |

mod meter;
mod reason;

use attain::{Better, Decimal, Rounding};

use crate::cells::Year;
use crate::column::Stated;

pub use meter::ProgressMeter;
pub use reason::SeriesReason;

/// The natural limit of values: a column, or one for all rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// A column; null is no limit.
    Column(String),
    /// The same limit for all rows, such as 100 of a share.
    All(Decimal),
}

/// A value of a year, by their columns.
#[derive(Clone, Debug)]
struct Dated {
    year: Year,
    value: String,
}

/// The progress of the rows of a table by a published method: what is asked for.
///
/// A row is a series of two values, with a target or without. A null target value is no target; a target without a year
/// takes the method's own, where it has one. The verdict on a row is that of [`attain::progress::progress`].
///
/// # Examples
/// ```
/// use std::sync::Arc;
/// use arrow_array::{Decimal128Array, RecordBatch, cast::AsArray, types::{Decimal128Type, Int8Type}};
/// use attain::Better;
/// use attain_arrow::{ProgressTable, Year};
/// // Canada, official poverty rate, indicator 1-2-1: 14.5 % in 2015, 10.2 % in 2023, 7.25 % wanted in 2030.
/// let percent = |cell: i128| -> Result<Arc<dyn arrow_array::Array>, arrow_schema::ArrowError> {
///     Ok(Arc::new(Decimal128Array::from(vec![cell]).with_precision_and_scale(38, 2)?))
/// };
/// let table = RecordBatch::try_from_iter([("base", percent(1450)?), ("now", percent(1020)?), ("wanted", percent(725)?)])?;
/// let asked = ProgressTable::new("statcan-2.4")
///     .baseline(Year::All(2015), "base")
///     .current(Year::All(2023), "now")
///     .target(Year::All(2030), "wanted")
///     .better(Better::Lower);
/// let found = asked.over(table.schema_ref())?.assess(&[table])?;
/// let status = found[0].column(2).as_dictionary::<Int8Type>();
/// assert_eq!(status.downcast_dict::<arrow_array::StringArray>().unwrap().into_iter().collect::<Vec<_>>(), [Some("substantial_progress")]);
/// assert_eq!(found[0].column(0).as_primitive::<Decimal128Type>().value_as_string(0), "0.952590");
/// assert!(ProgressTable::new("statcan-3").over(&arrow_schema::Schema::empty()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct ProgressTable {
    method: String,
    baseline: Dated,
    current: Dated,
    target: Option<Dated>,
    better: Better,
    better_column: Option<String>,
    limit: Option<Limit>,
    growth_rates: bool,
    percentages: bool,
    digits: u8,
    rounding: Rounding,
    keep: Vec<String>,
    stated: Stated,
    strict: bool,
    threads: usize,
}

impl ProgressTable {
    /// Returns what is asked by a method, of the columns `baseline_year`, `baseline`, `current_year` and `current`, without
    /// a target; higher is better, and figures have 6 decimals, half to even.
    #[must_use]
    pub fn new(method: impl Into<String>) -> Self {
        let dated = |value: &str| Dated { year: Year::Column(format!("{value}_year")), value: value.to_owned() };
        Self {
            method: method.into(),
            baseline: dated("baseline"),
            current: dated("current"),
            target: None,
            better: Better::Higher,
            better_column: None,
            limit: None,
            growth_rates: false,
            percentages: false,
            digits: 6,
            rounding: Rounding::HalfEven,
            keep: Vec::new(),
            stated: Stated::default(),
            strict: false,
            threads: 1,
        }
    }

    /// Returns it with the value and the year that the way begins at.
    #[must_use]
    pub fn baseline(mut self, year: Year, value: impl Into<String>) -> Self {
        self.baseline = Dated { year, value: value.into() };
        self
    }

    /// Returns it with the latest value and its year.
    #[must_use]
    pub fn current(mut self, year: Year, value: impl Into<String>) -> Self {
        self.current = Dated { year, value: value.into() };
        self
    }

    /// Returns it with what is to be reached and by when; a null value is no target, a null year is the method's own.
    #[must_use]
    pub fn target(mut self, year: Year, value: impl Into<String>) -> Self {
        self.target = Some(Dated { year, value: value.into() });
        self
    }

    /// Returns it with the direction of every row.
    #[must_use]
    pub fn better(mut self, better: Better) -> Self {
        self.better = better;
        self.better_column = None;
        self
    }

    /// Returns it with a column of the words `higher`, `lower` and `inside`.
    #[must_use]
    pub fn better_column(mut self, column: impl Into<String>) -> Self {
        self.better_column = Some(column.into());
        self
    }

    /// Returns it with the natural limit that values approach but cannot pass.
    #[must_use]
    pub fn limit(mut self, limit: Option<Limit>) -> Self {
        self.limit = limit;
        self
    }

    /// Returns it with whether the values are themselves rates of growth.
    #[must_use]
    pub fn growth_rates(mut self, are: bool) -> Self {
        self.growth_rates = are;
        self
    }

    /// Returns it with whether the values are percentages, for rules that speak of percentage points.
    #[must_use]
    pub fn percentages(mut self, are: bool) -> Self {
        self.percentages = are;
        self
    }

    /// Returns it with the decimals of value and score, 0 to 27, and how they are rounded.
    #[must_use]
    pub fn figures(mut self, digits: u8, rounding: Rounding) -> Self {
        self.digits = digits;
        self.rounding = rounding;
        self
    }

    /// Returns it with columns that are passed on before the outputs, as they are.
    #[must_use]
    pub fn keep<N: Into<String>>(mut self, columns: impl IntoIterator<Item = N>) -> Self {
        self.keep = columns.into_iter().map(Into::into).collect();
        self
    }

    /// Returns it with the decimals of integers: 2 where 1234 stands for 12.34.
    #[must_use]
    pub fn integer_decimals(mut self, decimals: i8) -> Self {
        self.stated.integers = decimals;
        self
    }

    /// Returns it with the decimals of doubles, 0 to 15; without this, a column of doubles is an error.
    #[must_use]
    pub fn float_decimals(mut self, decimals: Option<u8>) -> Self {
        self.stated.doubles = decimals;
        self
    }

    /// Returns it raising at the first faulty row instead of giving the row a reason.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Returns it with the number of threads; 0 is as many as the machine has.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = threads;
        self
    }
}
