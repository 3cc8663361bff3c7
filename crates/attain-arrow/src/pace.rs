//! Months against the plan of their year: added up by key, and set against what a profile expects by then.
//!
//! | column | what it is |
//! |---|---|
//! | `to_date` | a flow added up from January on, exact; a stock or a rate as it stands; null from the first missing month on |
//! | `expected` | what the profile expects by the month's end |
//! | `percent_of_expected` | to date ÷ expected, both counted from where the way begins |
//! | `percent_of_plan` | to date ÷ the plan of the year |
//! | `status` | a word of [`attain::PaceStatus`]; null where there is no pace |
//! | `required` | what each remaining month must bring (of a ceiling: may take), of a rate what the rest must be |
//! | `reason` | why a figure is missing; null where nothing is |

mod judge;
mod meter;
mod months;
mod plain;
mod reason;

use attain::{Accumulates, Better, Pacing, Rounding};

use crate::cells::Year;
use crate::column::Stated;

pub use meter::PaceMeter;
pub use reason::PaceReason;

/// The paces of a table of months: what is asked for.
///
/// A row is a month of a key, with the month's own figure and the plan of the calendar year, which every row repeats; where
/// a plan was revised, each row is held to its own. Rows come in any order and the verdicts in the same. The verdict on a
/// row is that of [`attain::Target::pace`] on the figure to date, on the month's last day: at least the plan where higher
/// is better, at most where lower is. A month that is missing is not zero: from there on a flow has no figure to date.
///
/// `required` is null in December and once a target is met; `status` is decided without a percentage too, where nothing
/// or less than nothing is expected.
///
/// # Examples
/// ```
/// use std::sync::Arc;
/// use arrow_array::{Array, Int64Array, RecordBatch, StringArray, cast::AsArray, types::{Decimal128Type, Int8Type}};
/// use attain::Pacing;
/// use attain::pace::Profile;
/// use attain_arrow::{PaceTable, Year};
/// // Revenue of two provinces in billion VND, 1,200 planned for the year: a twelfth is expected each month.
/// let table = RecordBatch::try_from_iter([
///     ("province", Arc::new(StringArray::from(vec!["Gia Lai", "Kon Tum", "Gia Lai"])) as Arc<dyn Array>),
///     ("month", Arc::new(Int64Array::from(vec![2, 1, 1]))),
///     ("value", Arc::new(Int64Array::from(vec![80, 90, 100]))),
///     ("plan", Arc::new(Int64Array::from(vec![1200, 1200, 1200]))),
/// ])?;
/// let asked = PaceTable::new(["province"]).year(Some(Year::All(2024))).pacing(Pacing::from(Profile::Months));
/// let paces = asked.over(table.schema_ref())?.assess(&[table])?;
/// let to_date = paces[0].column_by_name("to_date").unwrap().as_primitive::<Decimal128Type>();
/// assert_eq!(to_date.values(), &[180, 90, 100]);
/// let status = paces[0].column_by_name("status").unwrap().as_dictionary::<Int8Type>();
/// let words: Vec<_> = status.downcast_dict::<StringArray>().unwrap().into_iter().flatten().collect();
/// assert_eq!(words, ["at_risk", "at_risk", "on_track"]);
/// let required = paces[0].column_by_name("required").unwrap().as_primitive::<Decimal128Type>();
/// assert_eq!(required.value_as_string(0), "102.0000");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct PaceTable {
    keys: Vec<String>,
    month: String,
    year: Option<Year>,
    value: String,
    plan: String,
    kind: Accumulates,
    baseline: Option<String>,
    better: Better,
    better_column: Option<String>,
    pacing: Pacing,
    digits: u8,
    rounding: Rounding,
    keep: Vec<String>,
    stated: Stated,
    strict: bool,
    threads: usize,
}

impl PaceTable {
    /// Returns what is asked of months by these columns, of text or whole numbers, together; without any, all rows are of
    /// one key.
    ///
    /// The columns are `month`, `value` and `plan`; flows, higher is better, day by day as [`Pacing`] has it, with
    /// percentages of 4 decimals, half to even.
    #[must_use]
    pub fn new<N: Into<String>>(keys: impl IntoIterator<Item = N>) -> Self {
        Self {
            keys: keys.into_iter().map(Into::into).collect(),
            month: "month".to_owned(),
            year: None,
            value: "value".to_owned(),
            plan: "plan".to_owned(),
            kind: Accumulates::Flow,
            baseline: None,
            better: Better::Higher,
            better_column: None,
            pacing: Pacing::default(),
            digits: 4,
            rounding: Rounding::HalfEven,
            keep: Vec::new(),
            stated: Stated::default(),
            strict: false,
            threads: 1,
        }
    }

    /// Returns it with the column of months: days of them (date32), periods as text (`2024-03`), or numbers from 1 to 12
    /// beside a [`PaceTable::year`].
    #[must_use]
    pub fn month(mut self, column: impl Into<String>) -> Self {
        self.month = column.into();
        self
    }

    /// Returns it with the year of months that are numbers; None where the months say it themselves.
    #[must_use]
    pub fn year(mut self, year: Option<Year>) -> Self {
        self.year = year;
        self
    }

    /// Returns it with the column of the month's own figures.
    #[must_use]
    pub fn value(mut self, column: impl Into<String>) -> Self {
        self.value = column.into();
        self
    }

    /// Returns it with the column of the plan of the year.
    #[must_use]
    pub fn plan(mut self, column: impl Into<String>) -> Self {
        self.plan = column.into();
        self
    }

    /// Returns it with how the figures accumulate: flows are added up, stocks and rates count as they stand, a rate as that
    /// of the year so far.
    #[must_use]
    pub fn kind(mut self, kind: Accumulates) -> Self {
        self.kind = kind;
        self
    }

    /// Returns it with the column of the level that the way of a stock begins at, at the end of the year before.
    #[must_use]
    pub fn baseline(mut self, column: Option<&str>) -> Self {
        self.baseline = column.map(str::to_owned);
        self
    }

    /// Returns it with the direction of every row.
    #[must_use]
    pub fn better(mut self, better: Better) -> Self {
        self.better = better;
        self.better_column = None;
        self
    }

    /// Returns it with a column of the words `higher` and `lower`.
    #[must_use]
    pub fn better_column(mut self, column: impl Into<String>) -> Self {
        self.better_column = Some(column.into());
        self
    }

    /// Returns it with the profile, and the thresholds of the statuses.
    #[must_use]
    pub fn pacing(mut self, pacing: Pacing) -> Self {
        self.pacing = pacing;
        self
    }

    /// Returns it with the decimals of percentages, 0 to 16, and how they are rounded. Amounts are rounded alike, and have
    /// as many decimals or those of the columns, whichever are more.
    #[must_use]
    pub fn percent(mut self, digits: u8, rounding: Rounding) -> Self {
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
