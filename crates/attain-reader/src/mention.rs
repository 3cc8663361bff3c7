//! A figure found in prose: its place, its value, and what the words around it make of it.

use attain::{Change, Decimal, Figure, Period, Qualifier, Unit, Value};

/// What sort of expression a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MentionKind {
    /// An amount of something: `17.500 tỷ đồng`.
    Quantity,
    /// Two bounds: `8 - 8,5%`.
    Range,
    /// A change or a rate of growth: `tăng gần 5%`, `gấp đôi`, `bằng 98,3% cùng kỳ`.
    Growth,
    /// k of n: `26/28 chỉ tiêu`.
    Ratio,
    /// A share of what was planned: `bằng 102,6% dự toán`, `vượt 14% kế hoạch`.
    ShareOfPlan,
    /// A place in an order: `đứng thứ 9/114`.
    Rank,
    /// A day or a period: `31/12/2023`, `giai đoạn 2021-2025`.
    Date,
}

/// What a mention does in its report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Role {
    /// What is asked for.
    Target,
    /// What was reached, estimates included.
    Actual,
    /// What had been planned, named beside a result.
    Plan,
    /// A change against another period.
    Growth,
    /// A share of what was planned.
    Share,
    /// Anything else: a date, a rank, a number of things to do.
    Other,
}

/// How a figure of growth or of a share is put.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Form {
    /// As it stands.
    #[default]
    Plain,
    /// As a multiple: `gấp đôi`.
    Multiple,
    /// As a level of what it is compared with: `bằng 98,3% cùng kỳ`.
    Level,
    /// As what goes beyond the whole: `vượt 52,8% dự toán`.
    Excess,
}

/// What is doubtful about a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Doubt {
    /// One mark and three digits, which the other language reads otherwise: `17,946 tỷ đồng`.
    AmbiguousSeparator,
    /// A mark of the other language: `12.5%` in Vietnamese.
    NonstandardSeparator,
    /// A change of a share, written in percent, that may be meant in percentage points.
    MayBePoints,
    /// The unit is not printed and was taken from the neighbours: `2.235 tỷ`.
    UnitElided,
    /// A thousand times its neighbours or its indicator's other figures.
    ImplausibleMagnitude,
    /// `tăng 3,5 lần`: 3.5 times as much, or 3.5 times more.
    MultipleOrIncrease,
    /// A fall of a negative number: `giảm -2%`.
    DoubleNegative,
    /// The lower bound is above the upper one.
    BoundsReversed,
    /// Two amounts side by side between which a dash may have been lost.
    LostDash,
}

macro_rules! names {
    ($type:ident, $what:literal: $($variant:ident $name:literal),+ $(,)?) => {
        impl $type {
            #[doc = concat!("Every ", $what, ", in the order of the documentation.")]
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            #[doc = concat!("Every ", $what, " with its name.")]
            pub const NAMES: [($type, &'static str); [$($name),+].len()] = [$(($type::$variant, $name)),+];

            /// The name used in every binding.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}

names!(MentionKind, "kind of mention":
    Quantity "quantity", Range "range", Growth "growth", Ratio "ratio", ShareOfPlan "share_of_plan", Rank "rank",
    Date "date");
names!(Role, "role":
    Target "target", Actual "actual", Plan "plan", Growth "growth", Share "share", Other "other");
names!(Form, "form": Plain "plain", Multiple "multiple", Level "level", Excess "excess");
names!(Doubt, "doubt":
    AmbiguousSeparator "ambiguous_separator", NonstandardSeparator "nonstandard_separator",
    MayBePoints "may_be_points", UnitElided "unit_elided", ImplausibleMagnitude "implausible_magnitude",
    MultipleOrIncrease "multiple_or_increase", DoubleNegative "double_negative", BoundsReversed "bounds_reversed",
    LostDash "lost_dash");

/// A doubt about a reading, with the other reading where there is one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Flag {
    /// What is doubtful.
    pub doubt: Doubt,
    /// The value under the other reading.
    pub alternative: Option<Value>,
}

/// What a mention says: an amount, a range, k of n, or a time.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Said {
    /// A value. A rank among a number of places is a tally of rank.
    Value(Value),
    /// A day or a period.
    Period(Period),
}

/// A figure found in prose.
///
/// `start` and `end` count code points of the text as given, half-open: number, scale and unit, without the words
/// that qualify them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mention {
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The text as given between the two.
    pub text: String,
    /// What sort of expression it is.
    pub kind: MentionKind,
    /// What it says.
    pub said: Said,
    /// The words that qualify it, in the order written.
    pub qualifiers: Vec<Qualifier>,
    /// Up, down, or beyond a plan.
    pub change: Option<Change>,
    /// How it is put.
    pub form: Form,
    /// What it is set against: `dự toán Trung ương giao`, `năm 2022`.
    pub of: Option<String>,
    /// What it does in the report.
    pub role: Role,
    /// The phrase that names what is measured.
    pub indicator: Option<String>,
    /// The mention that it is a part of, as an index into the mentions.
    pub part_of: Option<usize>,
    /// Who set it: `HĐND tỉnh`, `Trung ương`.
    pub authority: Option<String>,
    /// The time it speaks of.
    pub period: Option<Period>,
    /// What is doubtful about the reading.
    pub flags: Vec<Flag>,
    /// Its row and its column, counted from 0, where it stands in a table.
    pub cell: Option<(usize, usize)>,
}

impl Mention {
    /// The value; None for a date.
    #[must_use]
    pub fn value(&self) -> Option<&Value> {
        match &self.said {
            Said::Value(value) => Some(value),
            Said::Period(_) => None,
        }
    }

    /// The unit; None for a date and for a bare number.
    #[must_use]
    pub fn unit(&self) -> Option<&Unit> {
        self.value().map(Value::unit).filter(|unit| unit.kind() != attain::Kind::Number || unit.is_rate())
    }

    /// The lower side in the base unit: the value itself for a point, k for k of n; None for an open side and a date.
    #[must_use]
    pub fn low(&self) -> Option<Decimal> {
        match self.value()? {
            Value::Quantity(quantity) => quantity.base().ok(),
            Value::Range(range) => range.lower().and_then(|bound| bound.base().ok()),
            Value::Tally(tally) => Some(Decimal::from(tally.k())),
            _ => None,
        }
    }

    /// The upper side in the base unit; as [`Mention::low`].
    #[must_use]
    pub fn high(&self) -> Option<Decimal> {
        match self.value()? {
            Value::Range(range) => range.upper().and_then(|bound| bound.base().ok()),
            _ => self.low(),
        }
    }

    /// The mention as a figure; None for a date.
    #[must_use]
    pub fn figure(&self) -> Option<Figure> {
        let mut figure = Figure::new(self.value()?.clone()).qualified(self.qualifiers.iter().copied());
        if let Some(change) = self.change {
            figure = figure.changing(change);
        }
        if let Some(of) = &self.of {
            figure = figure.against(of.clone());
        }
        Some(figure)
    }

    /// Whether there is this doubt about it.
    #[must_use]
    pub fn is_doubtful(&self, doubt: Doubt) -> bool {
        self.flags.iter().any(|flag| flag.doubt == doubt)
    }
}
