//! Every method on the same series, and why they disagree.

use std::collections::BTreeMap;

use super::reasons::Undefined;
use super::verdict::Course;
use super::{METHODS, Method, Progress, ProgressError, Question};
use crate::decimal::Rounding;
use crate::locale::Locale;

/// Returns what every published method says of a series, and where they disagree.
///
/// The mode on doubles is left out: it is the same method twice.
///
/// # Examples
/// ```
/// use attain::progress::{Course, Series, compare_methods};
/// use attain::{Better, Locale};
/// // 50 in 2015, 63 in 2022, 100 wanted by 2030.
/// let access = Series::between((2015, 50), (2022, 63), Better::Higher)?.target((2030, 100))?;
/// let table = compare_methods(&access)?;
/// assert_eq!(table.most(), Some(Course::TooSlow));
/// let escap = table.row("linear-1").unwrap();
/// assert_eq!(escap.status(), "behind");
/// let why = table.disagreements().iter().find(|d| d.method() == "oecd-2022").unwrap();
/// assert_eq!(
///     why.sentence(Locale::En),
///     "`oecd-2022` says nothing: the method measures in spreads across countries; give a positive one"
/// );
/// # Ok::<(), attain::progress::ProgressError>(())
/// ```
///
/// # Errors
/// Where the inputs are wrong for a method.
pub fn compare_methods(series: &super::Series) -> Result<Comparison, ProgressError> {
    let published = METHODS.iter().copied().filter(|method| !method.name().ends_with("-doubles"));
    compare_with(series, published)
}

/// Returns what chosen methods say of a series, your own among them, and where they disagree.
///
/// # Errors
/// Where the inputs are wrong for a method.
pub fn compare_with<'m>(
    series: &super::Series,
    methods: impl IntoIterator<Item = &'m dyn Method>,
) -> Result<Comparison, ProgressError> {
    let rows = methods.into_iter().map(|method| method.judge(series)).collect::<Result<Vec<_>, _>>()?;
    let mut counts: BTreeMap<Course, usize> = BTreeMap::new();
    for course in rows.iter().filter_map(Progress::course) {
        *counts.entry(course).or_default() += 1;
    }
    // Of equally frequent verdicts the more cautious: later in the order.
    let most = counts.into_iter().max_by_key(|(course, count)| (*count, *course)).map(|(course, _)| course);
    let reference = rows.iter().find(|row| row.course() == most && most.is_some());
    let disagreements = rows
        .iter()
        .filter(|row| row.course() != most || most.is_none())
        .map(|row| Disagreement::between(row, reference))
        .collect();
    Ok(Comparison { rows, most, disagreements })
}

/// The verdicts of several methods on one series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    rows: Vec<Progress>,
    most: Option<Course>,
    disagreements: Vec<Disagreement>,
}

impl Comparison {
    /// The verdicts, in the order of the methods.
    #[must_use]
    pub fn rows(&self) -> &[Progress] {
        &self.rows
    }

    /// The verdict of a method by its full name.
    #[must_use]
    pub fn row(&self, method: &str) -> Option<&Progress> {
        self.rows.iter().find(|row| row.method() == method)
    }

    /// The course that most methods see; of equally many the more cautious. None where no method sees one.
    #[must_use]
    pub fn most(&self) -> Option<Course> {
        self.most
    }

    /// Every method that does not say what most say, and why.
    #[must_use]
    pub fn disagreements(&self) -> &[Disagreement] {
        &self.disagreements
    }
}

/// Why a method says something else than most.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Why {
    /// It has no value for these figures.
    NoValue(Undefined),
    /// It answers a question that has no course.
    OtherQuestion(Question),
    /// It counts a target that is reached as achieved, or does not have that rule.
    ReachedRule,
    /// Its figure comes from other arithmetic.
    Arithmetic {
        /// What it works out.
        own: Question,
        /// What the reference works out.
        reference: Question,
    },
    /// The same arithmetic with other edges.
    Edges,
}

/// A method that does not say what most say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    method: String,
    says: String,
    reference: Option<(String, String)>,
    why: Why,
    // The figure with the edge that it misses, or has reached, as written.
    figure: Option<(String, String)>,
}

impl Disagreement {
    fn between(row: &Progress, reference: Option<&Progress>) -> Self {
        let why = match (row.reason(), row.course(), reference) {
            (Some(reason), None, _) => Why::NoValue(reason),
            (_, None, _) | (_, _, None) => Why::OtherQuestion(row.question()),
            (_, Some(own), Some(reference)) => {
                let theirs = reference.course();
                if own == Course::Achieved || theirs == Some(Course::Achieved) {
                    Why::ReachedRule
                } else if row.question() == reference.question() {
                    Why::Edges
                } else {
                    Why::Arithmetic { own: row.question(), reference: reference.question() }
                }
            }
        };
        // The last edge before the status that it got: the one it did not reach.
        let own = row.thresholds().iter().position(|edge| edge.status == row.status());
        let missed = match own {
            Some(at) => at.checked_sub(1).and_then(|at| row.thresholds().get(at)),
            None => row.thresholds().last(),
        };
        let edge = missed.or_else(|| own.and_then(|at| row.thresholds().get(at)));
        let written = |value: &super::Surd| {
            value.round(4, Rounding::HalfEven).map_or_else(|_| value.to_string(), |v| v.normalize().to_string())
        };
        Self {
            method: row.method().to_owned(),
            says: row.label().to_owned(),
            reference: reference.map(|reference| (reference.method().to_owned(), reference.label().to_owned())),
            why,
            figure: row
                .value()
                .zip(edge)
                .map(|(value, edge)| (written(value), format!("{} {}", edge.side.sign(), written(&edge.at)))),
        }
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// Why it says something else.
    #[must_use]
    pub fn why(&self) -> &Why {
        &self.why
    }

    /// Returns the reason in one sentence.
    #[must_use]
    pub fn sentence(&self, locale: Locale) -> String {
        let (method, says) = (&self.method, &self.says);
        let against = self.reference.as_ref().map_or_else(String::new, |(reference, label)| {
            locale.pick(format!(", `{reference}` cho kết quả “{label}”"), format!(", `{reference}` says “{label}”"))
        });
        let figure = self.figure.as_ref().map_or_else(String::new, |(value, edge)| {
            locale.pick(
                format!(" (giá trị {value}, ngưỡng {edge})").replace('.', ","),
                format!(" (its figure is {value}, the edge {edge})"),
            )
        });
        let said = locale.pick(
            format!("`{method}` cho kết quả “{says}”{figure}{against}"),
            format!("`{method}` says “{says}”{figure}{against}"),
        );
        match &self.why {
            Why::NoValue(reason) => locale.pick(
                format!("`{method}` không có kết quả: {}", reason.vietnamese()),
                format!("`{method}` says nothing: {reason}"),
            ),
            Why::OtherQuestion(own) => {
                let own = own.clause(locale);
                locale.pick(format!("{said}: phương pháp {own}"), format!("{said}: it {own}"))
            }
            Why::ReachedRule => locale.pick(
                format!("{said}: hai phương pháp xử lý khác nhau khi đã đạt mục tiêu"),
                format!("{said}: the two treat a target that is reached differently"),
            ),
            Why::Arithmetic { own, reference } => {
                let (own, reference) = (own.clause(locale), reference.clause(locale));
                locale.pick(
                    format!("{said}: phương pháp thứ nhất {own}, phương pháp thứ hai {reference}"),
                    format!("{said}: the first {own}, the second {reference}"),
                )
            }
            Why::Edges => locale.pick(
                format!("{said}: cách tính như nhau, ngưỡng khác nhau"),
                format!("{said}: the arithmetic is alike, the edges differ"),
            ),
        }
    }
}

impl Question {
    /// Returns what a method with this question does, as a clause.
    #[must_use]
    pub fn clause(self, locale: Locale) -> &'static str {
        match self {
            Question::Growth => locale.pick("so tốc độ tăng trưởng", "compares rates of growth"),
            Question::Projection => locale.pick(
                "dự báo theo tốc độ tăng không đổi và đo phần quãng đường",
                "projects constant growth and measures the share of the distance",
            ),
            Question::Pace => locale.pick("so nhịp độ theo đường thẳng", "compares the pace along a straight line"),
            Question::Regression => {
                locale.pick("kéo dài đường xu hướng qua mọi số liệu", "extends a line through all values")
            }
            Question::Distance => {
                locale.pick("đo khoảng cách, không xét thời gian", "measures the distance, whatever the time")
            }
            Question::Attainment => {
                locale.pick("đo phần đã đạt, không xét thời gian", "measures what is reached, whatever the time")
            }
        }
    }
}
