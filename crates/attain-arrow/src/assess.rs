//! What is asked of a table: which columns hold what, and which figures come out.

use attain::{Better, Rounding};

use crate::column::Stated;
use crate::error::ColumnError;
use crate::kernel::Kernel;
use crate::pool::Pool;

/// A figure that is written for every row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Output {
    /// `status`: a dictionary of the words of [`attain::Status`].
    Status,
    /// `percent`: the percent of the reference that was reached, with the digits and the rounding that were asked for.
    Percent,
    /// `gap`: the value − the reference, signed so that positive is better, at the finest scale of the columns.
    Gap,
    /// `certain`: whether the status survives the rounding of what was printed; asks for [`Assess::printed`].
    Certain,
    /// `reason`: a dictionary of the words of [`crate::Reason`]; null where nothing is missing.
    Reason,
}

impl Output {
    /// Every output with the name of its column, in the order in which they are written.
    pub const NAMES: [(Self, &'static str); 5] = [
        (Self::Status, "status"),
        (Self::Percent, "percent"),
        (Self::Gap, "gap"),
        (Self::Certain, "certain"),
        (Self::Reason, "reason"),
    ];

    /// Returns the output of that name, if there is one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known)| *known == name).map(|(output, _)| *output)
    }
}

/// To which place figures were printed, as decimals: 1 for tenths, −6 for millions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Printed {
    /// All to the same place.
    To(i32),
    /// A column of whole numbers; null where the figure is exact, such as a count.
    Column(String),
}

/// A column that changes are counted from: the bounds then ask for a change in the better direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// The column.
    pub column: String,
    /// Whether the bounds are in percent of the baseline; else in its own unit.
    pub relative: bool,
    /// To which place the baseline was printed; None where it is exact.
    pub printed: Option<Printed>,
}

/// Verdicts on the rows of a table, by the rule `vn-official`: what is asked for.
///
/// A row is held to the band from `lower` to `upper`. A null bound on the worse side asks for nothing there, one on the
/// better side leaves nothing to exceed; `at least T` is `lower` = `upper` = T.
///
/// # Examples
/// ```
/// use std::sync::Arc;
/// use arrow_array::{Array, Decimal128Array, RecordBatch, cast::AsArray, types::{Decimal128Type, Int8Type}};
/// use attain_arrow::Assess;
/// let percent = |cells: Vec<i128>| -> Result<Arc<dyn Array>, arrow_schema::ArrowError> {
///     Ok(Arc::new(Decimal128Array::from(cells).with_precision_and_scale(38, 2)?))
/// };
/// // Growth of 8–8.5 %: 8.05 and 7.99 %.
/// let table = RecordBatch::try_from_iter([
///     ("value", percent(vec![805, 799])?),
///     ("lower", percent(vec![800, 800])?),
///     ("upper", percent(vec![850, 850])?),
/// ])?;
/// let verdicts = Assess::default().over(table.schema_ref())?.assess(&table)?;
/// let status = verdicts.column(0).as_dictionary::<Int8Type>();
/// assert_eq!(status.downcast_dict::<arrow_array::StringArray>().unwrap().into_iter().collect::<Vec<_>>(), [Some("met"), Some("missed")]);
/// assert_eq!(verdicts.column(1).as_primitive::<Decimal128Type>().value(0), 1_006_250);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Assess {
    pub(crate) value: String,
    pub(crate) lower: Option<String>,
    pub(crate) upper: Option<String>,
    pub(crate) better: Better,
    pub(crate) better_column: Option<String>,
    pub(crate) closed: (bool, bool),
    pub(crate) closed_columns: (Option<String>, Option<String>),
    pub(crate) baseline: Option<Baseline>,
    pub(crate) printed: Option<Printed>,
    pub(crate) digits: u8,
    pub(crate) rounding: Rounding,
    pub(crate) outputs: Vec<Output>,
    pub(crate) keep: Vec<String>,
    pub(crate) stated: Stated,
    pub(crate) strict: bool,
    pub(crate) threads: usize,
    pub(crate) kernel: Kernel,
    pub(crate) pool: std::sync::Arc<Pool>,
}

impl Default for Assess {
    /// Columns `value`, `lower` and `upper`, higher is better; status, percent with 4 decimals half to even, and gap.
    fn default() -> Self {
        Self {
            value: "value".to_owned(),
            lower: Some("lower".to_owned()),
            upper: Some("upper".to_owned()),
            better: Better::Higher,
            better_column: None,
            closed: (true, true),
            closed_columns: (None, None),
            baseline: None,
            printed: None,
            digits: 4,
            rounding: Rounding::HalfEven,
            outputs: vec![Output::Status, Output::Percent, Output::Gap],
            keep: Vec::new(),
            stated: Stated::default(),
            strict: false,
            threads: 1,
            kernel: Kernel::best(),
            pool: Pool::shared(),
        }
    }
}

impl Assess {
    /// Returns it with the column of what was measured.
    #[must_use]
    pub fn value(mut self, column: impl Into<String>) -> Self {
        self.value = column.into();
        self
    }

    /// Returns it with the column of lower bounds; None where no row has one.
    #[must_use]
    pub fn lower(mut self, column: Option<&str>) -> Self {
        self.lower = column.map(str::to_owned);
        self
    }

    /// Returns it with the column of upper bounds; None where no row has one.
    #[must_use]
    pub fn upper(mut self, column: Option<&str>) -> Self {
        self.upper = column.map(str::to_owned);
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

    /// Returns it with whether the lower and the upper bounds themselves are within; they are by default.
    #[must_use]
    pub fn closed(mut self, lower: bool, upper: bool) -> Self {
        self.closed = (lower, upper);
        self
    }

    /// Returns it with columns of booleans that say whether a bound itself is within; null is.
    #[must_use]
    pub fn closed_columns(mut self, lower: Option<&str>, upper: Option<&str>) -> Self {
        self.closed_columns = (lower.map(str::to_owned), upper.map(str::to_owned));
        self
    }

    /// Returns it asking for a change from a baseline.
    ///
    /// The change is counted in the better direction: of poverty, better lower, from 3.5 to 2.8 it is 0.7.
    #[must_use]
    pub fn baseline(mut self, baseline: Option<Baseline>) -> Self {
        self.baseline = baseline;
        self
    }

    /// Returns it with the place to which values were printed, which `certain` asks for.
    #[must_use]
    pub fn printed(mut self, printed: Option<Printed>) -> Self {
        self.printed = printed;
        self
    }

    /// Returns it with the decimals of the percentage, 0 to 16, and how it is rounded.
    #[must_use]
    pub fn percent(mut self, digits: u8, rounding: Rounding) -> Self {
        self.digits = digits;
        self.rounding = rounding;
        self
    }

    /// Returns it with what is written; status alone is the fastest.
    #[must_use]
    pub fn outputs(mut self, outputs: impl IntoIterator<Item = Output>) -> Self {
        self.outputs = outputs.into_iter().collect();
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

    /// Returns it with the decimals of doubles, 0 to 15. A double that is not the one nearest to such a decimal makes its
    /// row `no_data`, with a reason; without this, a column of doubles is an error.
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

    /// Returns it with the number of threads; 0 is as many as the machine has. Small tables stay on one.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = threads;
        self
    }

    /// Returns it with another kernel than the fastest of the machine; where that is not available, the portable one.
    #[must_use]
    pub fn kernel(mut self, kernel: Kernel) -> Self {
        self.kernel = if kernel.is_available() { kernel } else { Kernel::Portable };
        self
    }

    /// Returns it with a pool of its own for the memory of results.
    #[must_use]
    pub fn pool(mut self, pool: std::sync::Arc<Pool>) -> Self {
        self.pool = pool;
        self
    }

    pub(crate) fn wants(&self, output: Output) -> bool {
        self.outputs.contains(&output)
    }

    /// Refuses settings that cannot be.
    pub(crate) fn check(&self) -> Result<(), ColumnError> {
        let refuse = |setting, given: String, reason| Err(ColumnError::Setting { setting, given, reason });
        if self.digits > 16 {
            return refuse("percent_digits", self.digits.to_string(), "a percentage has 0 to 16 decimals");
        }
        self.stated.check()?;
        if self.wants(Output::Certain) && self.printed.is_none() {
            return refuse(
                "outputs",
                "`certain`".to_owned(),
                "it needs the decimals that were printed; give `decimals`",
            );
        }
        if self.lower.is_none() && self.upper.is_none() {
            return refuse(
                "lower",
                "none".to_owned(),
                "with `upper` none too nothing is asked; name a column of bounds",
            );
        }
        if self.baseline.is_some() && self.better == Better::Inside && self.better_column.is_none() {
            return refuse("better", "`inside`".to_owned(), "a change has a direction: `higher` or `lower`");
        }
        for (at, output) in self.outputs.iter().enumerate() {
            if self.outputs[..at].contains(output) {
                return refuse("outputs", format!("{output:?}").to_lowercase(), "it stands there twice");
            }
        }
        Ok(())
    }
}
