//! Why a method has no value, and what it did with the inputs.

use crate::names::named;

use std::fmt;

/// Why a method has no value for a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum Undefined {
    /// Fewer than two years with values from the first year of assessment on.
    #[error("fewer than two years have a value")]
    TooFewPoints,
    /// Growth from zero.
    #[error("growth from a baseline of zero is not defined")]
    ZeroBase,
    /// Growth across zero.
    #[error("growth across zero is not defined: the values change sign")]
    SignChange,
    /// Growth of negative values.
    #[error("growth of negative values is not defined by the method")]
    Negative,
    /// Growth towards zero never arrives.
    #[error("no constant growth reaches a target of zero")]
    ZeroTarget,
    /// The values are themselves rates of growth.
    #[error("the values are rates of growth; judge the levels instead")]
    GrowthRate,
    /// Nothing was to be changed.
    #[error("the baseline equals the target, so nothing was to be changed")]
    BaseIsTarget,
    /// The baseline had reached the target, the latest value has not.
    #[error("the baseline had already reached the target, and the latest value has not")]
    BaseBeyondTarget,
    /// The method needs a target.
    #[error("the method needs a target")]
    NoTarget,
    /// The method needs the year of the target.
    #[error("the method needs the year of the target")]
    NoTargetYear,
    /// The target year is not after the baseline, or no value precedes it.
    #[error("the target year leaves no time to be judged")]
    NoTime,
    /// The method knows higher and lower only.
    #[error("the method knows higher or lower is better only; transform a two-sided indicator first")]
    TwoSided,
    /// The natural limit is zero.
    #[error("a natural limit of zero scales nothing")]
    ZeroLimit,
    /// The spread that distances are measured in is missing, or not positive.
    #[error("the method measures in spreads across countries; give a positive one")]
    NoSpread,
    /// The bounds contradict the direction.
    #[error("the scale runs against the direction")]
    ScaleAgainstDirection,
    /// A percentage of a target that is not positive.
    #[error("a percentage of a target that is not positive is not defined")]
    TargetNotPositive,
    /// A years' span beyond what roots are taken of.
    #[error("the years are too far apart")]
    SpanTooLong,
    /// No value near enough to the first year of assessment.
    #[error("no value lies within a year of the first year of assessment")]
    NoBaseline,
    /// A parity index that is not positive.
    #[error("a parity index must be positive")]
    NoParity,
    /// Division by a latest value of zero.
    #[error("the latest value is zero, of which no share is taken")]
    ZeroCurrent,
}

named! {
    Undefined, "reason":
    TooFewPoints "too_few_points",
    ZeroBase "zero_base",
    SignChange "sign_change",
    Negative "negative",
    ZeroTarget "zero_target",
    GrowthRate "growth_rate",
    BaseIsTarget "base_is_target",
    BaseBeyondTarget "base_beyond_target",
    NoTarget "no_target",
    NoTargetYear "no_target_year",
    NoTime "no_time",
    TwoSided "two_sided",
    ZeroLimit "zero_limit",
    NoSpread "no_spread",
    ScaleAgainstDirection "scale_against_direction",
    TargetNotPositive "target_not_positive",
    SpanTooLong "span_too_long",
    NoBaseline "no_baseline",
    NoParity "no_parity",
    ZeroCurrent "zero_current",
}

impl Undefined {
    /// Returns the reason as a clause in a language; in English it is the message.
    #[must_use]
    pub fn explain(self, locale: crate::locale::Locale) -> String {
        locale.pick(self.vietnamese().to_owned(), self.to_string())
    }

    /// The reason in Vietnamese.
    pub(super) fn vietnamese(self) -> &'static str {
        match self {
            Undefined::TooFewPoints => "có ít hơn hai năm có số liệu",
            Undefined::ZeroBase => "không tính được tăng trưởng từ số không",
            Undefined::SignChange => "số liệu đổi dấu nên không tính được tăng trưởng",
            Undefined::Negative => "phương pháp không tính tăng trưởng của số âm",
            Undefined::ZeroTarget => "không tốc độ không đổi nào đưa về mục tiêu bằng không",
            Undefined::GrowthRate => "số liệu là tốc độ tăng trưởng; hãy dùng số tuyệt đối",
            Undefined::BaseIsTarget => "gốc bằng mục tiêu nên không có gì phải thay đổi",
            Undefined::BaseBeyondTarget => "gốc đã đạt mục tiêu, còn giá trị mới nhất thì không",
            Undefined::NoTarget => "phương pháp cần mục tiêu",
            Undefined::NoTargetYear => "phương pháp cần năm của mục tiêu",
            Undefined::NoTime => "năm của mục tiêu không để lại thời gian đánh giá",
            Undefined::TwoSided => "phương pháp chỉ biết cao hơn hoặc thấp hơn là tốt",
            Undefined::ZeroLimit => "giới hạn tự nhiên bằng không",
            Undefined::NoSpread => "phương pháp cần độ phân tán giữa các nước",
            Undefined::ScaleAgainstDirection => "thang đo ngược với chiều mong muốn",
            Undefined::TargetNotPositive => "mục tiêu không dương nên không tính được phần trăm",
            Undefined::SpanTooLong => "các năm cách nhau quá xa",
            Undefined::NoBaseline => "không có số liệu trong vòng một năm của năm gốc",
            Undefined::NoParity => "chỉ số cân bằng phải dương",
            Undefined::ZeroCurrent => "giá trị mới nhất bằng không",
        }
    }
}

/// A step away from the inputs as given that a verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Note {
    /// The first year of assessment has no value; another was taken.
    BaselineMoved {
        /// The year asked for.
        from: i32,
        /// The year taken.
        to: i32,
    },
    /// The target has no year; the method's was taken.
    TargetYearTaken(i32),
    /// Values after the target year were left out.
    JudgedAt(i32),
    /// The method replaces a zero by 0.001, which decides the result.
    ZeroReplaced(&'static str),
    /// The method turns the sign of negative values round.
    SignTurned,
    /// The green threshold of the scale is the target.
    TargetIsGreen,
    /// No scale was given; the target stands for the green threshold.
    GreenIsTarget,
    /// A limit is used only where there is no target.
    LimitUnused,
    /// Values within one percentage point count as met; the series was not said to be percentages.
    OnePointRuleUnused,
    /// The method's score stops at its ends; the value does not.
    Capped,
    /// Something a custom method wants to say.
    Remark(String),
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::BaselineMoved { from, to } => write!(f, "`{from}` has no value; the baseline is `{to}`"),
            Note::TargetYearTaken(year) => write!(f, "the target has no year; the method takes `{year}`"),
            Note::JudgedAt(year) => write!(f, "the target year is past; judged at `{year}`"),
            Note::ZeroReplaced(what) => {
                write!(f, "the method replaces the {what} of zero by 0.001, which decides the result")
            }
            Note::SignTurned => f.write_str("the values are negative; the method turns the sign round"),
            Note::TargetIsGreen => f.write_str("the green threshold is the target of the method"),
            Note::GreenIsTarget => f.write_str("no scale was given; the target stands for the green threshold"),
            Note::LimitUnused => f.write_str("the limit is used without a target only"),
            Note::OnePointRuleUnused => {
                f.write_str("within one of the target; say that the values are percentages to use the one-point rule")
            }
            Note::Capped => f.write_str("the score is capped; the value is not"),
            Note::Remark(text) => f.write_str(text),
        }
    }
}
