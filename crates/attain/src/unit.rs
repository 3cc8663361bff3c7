//! What a number counts: a measure, per something, written at a power of ten.
//!
//! | unit | code | meets |
//! |---|---|---|
//! | money, at prices | `VND` `VND{2010}` `USD` | its own currency and price basis |
//! | counted thing | `person` `visit` `commune` | the same word; people are not visits |
//! | physical | `t` `ha` `m3` `kWh` `MW` | others of its dimension, by an exact fraction |
//! | share, growth | `percent` `percent{GDP}` `percent{growth}` `per_mille` | the same whole |
//! | points | `percentage_point` `basis_point` | each other |
//! | per something | `VND/person/year` `doctor/10000 person` | the same chain |
//! | others | `times` `index` `rank` `score` `1` | themselves |
//!
//! The code is the whole identity. The power of ten is how a figure was written and no part of it.

mod codes;
pub mod table;

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashMap;

use crate::decimal::Ratio;
use crate::names::named;
use crate::visible::visible;
pub use codes::Sdmx;
use table::{ROWS, UnitRow};

/// The family of a unit: what it may be added to and compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A bare number.
    Number,
    /// An amount of a currency.
    Money,
    /// A number of counted things.
    Count,
    /// A mass, a length, an area, a volume, an energy, a power, a temperature.
    Physical,
    /// A length of time.
    Duration,
    /// A part of a whole: percent, per mille.
    Share,
    /// A rate of growth.
    Growth,
    /// A difference of two shares or of two growth rates.
    Points,
    /// A multiple.
    Times,
    /// An index number against a reference of 100.
    Index,
    /// A place in an order.
    Rank,
    /// Points of a scoring scale.
    Score,
}

named! {
    Kind, "family of units":
    Number "number",
    Money "money",
    Count "count",
    Physical "physical",
    Duration "duration",
    Share "share",
    Growth "growth",
    Points "points",
    Times "times",
    Index "index",
    Rank "rank",
    Score "score",
}

/// The prices at which money is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Prices {
    /// The text does not say.
    Unstated,
    /// Prices of the time of the transaction.
    Current,
    /// Prices of one year.
    Constant(u16),
}

/// What is wrong with a unit, or with two units meeting.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UnitError {
    /// The text is not a unit code.
    #[error("`{}` is not a unit code: {reason}", visible(code))]
    Malformed {
        /// What was given.
        code: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// No conversion leads from one to the other.
    #[error("cannot compare or convert `{left}` and `{right}`: {reason}")]
    Incompatible {
        /// The first unit.
        left: String,
        /// The second unit.
        right: String,
        /// Why not, and what would help.
        reason: &'static str,
    },
    /// The power of ten has no code in SDMX.
    #[error("SDMX has no UNIT_MULT for 10^{exponent}; convert to 10^{nearest} first")]
    Multiplier {
        /// The power of ten of the unit.
        exponent: i8,
        /// The nearest smaller one that has a code.
        nearest: i8,
    },
}

/// What a unit counts by: `/person`, `/10000 person`.
#[derive(Clone, Debug)]
struct Per {
    factor: u32,
    atom: Atom,
}

/// One word of a unit, with its annotation.
#[derive(Clone, Debug)]
struct Atom {
    row: Option<&'static UnitRow>,
    word: Box<str>,
    note: Option<Box<str>>,
    kind: Kind,
}

#[derive(Debug)]
struct Built {
    code: Box<str>,
    atom: Atom,
    per: Vec<Per>,
}

#[derive(Clone)]
enum Form {
    Row(&'static UnitRow),
    Built(Arc<Built>),
}

/// What a number counts, and the power of ten it is written at: `tỷ đồng`, `%`, `VND/person/year`.
///
/// Two units are equal when their codes are; the power of ten is not part of it. Cloning allocates nothing.
///
/// # Examples
/// ```
/// use attain::{Kind, Unit};
/// let per_head = Unit::from_code("VND/person/year")?;
/// assert_eq!(per_head.kind(), Kind::Money);
/// assert_eq!(Unit::from_code("VND")?.at(9), Unit::from_code("VND")?);
/// assert!(Unit::from_code("VND//year").is_err());
/// # Ok::<(), attain::UnitError>(())
/// ```
#[derive(Clone)]
pub struct Unit {
    form: Form,
    exponent: i8,
}

static BY_CODE: LazyLock<FxHashMap<&'static str, &'static UnitRow>> =
    LazyLock::new(|| ROWS.iter().map(|row| (row.code, row)).collect());

/// Units of several words that plans use all the time, built once so that reading them allocates nothing.
static COMMON: LazyLock<FxHashMap<&'static str, Arc<Built>>> = LazyLock::new(|| {
    table::COMMON_CODES.iter().filter_map(|code| build(code).ok().map(|built| (*code, Arc::new(built)))).collect()
});

impl Unit {
    /// Returns the unit of that code, at the power of ten 0.
    ///
    /// # Errors
    /// [`UnitError::Malformed`] where the text is not a code. A singular snake_case word that the table does not
    /// hold is a counted thing.
    pub fn from_code(code: &str) -> Result<Self, UnitError> {
        if let Some(row) = BY_CODE.get(code) {
            return Ok(Self::of_row(row));
        }
        if let Some(built) = COMMON.get(code) {
            return Ok(Self { form: Form::Built(Arc::clone(built)), exponent: 0 });
        }
        build(code).map(|built| match COMMON.get(&*built.code) {
            // Another spelling of a known chain.
            Some(known) => Self { form: Form::Built(Arc::clone(known)), exponent: 0 },
            None => match BY_CODE.get(&*built.code) {
                Some(row) => Self::of_row(row),
                None => Self { form: Form::Built(Arc::new(built)), exponent: 0 },
            },
        })
    }

    /// Returns the unit of a row of the table.
    #[must_use]
    pub fn of_row(row: &'static UnitRow) -> Self {
        Self { form: Form::Row(row), exponent: 0 }
    }

    /// Returns the unit of a bare number.
    #[must_use]
    pub fn number() -> Self {
        Self::of_row(table::NUMBER)
    }

    /// Returns percent of an unstated whole.
    #[must_use]
    pub fn percent() -> Self {
        Self::of_row(table::PERCENT)
    }

    /// Returns percentage points.
    #[must_use]
    pub fn percentage_point() -> Self {
        Self::of_row(table::PERCENTAGE_POINT)
    }

    /// The code: the whole identity, the same in every language.
    #[must_use]
    pub fn code(&self) -> &str {
        match &self.form {
            Form::Row(row) => row.code,
            Form::Built(built) => &built.code,
        }
    }

    /// The power of ten that the amount is written at: 9 for `tỷ`.
    #[must_use]
    pub fn exponent(&self) -> i8 {
        self.exponent
    }

    /// Returns the same unit written at another power of ten.
    #[must_use]
    pub fn at(&self, exponent: i8) -> Self {
        Self { form: self.form.clone(), exponent }
    }

    /// The family of what is counted (not of what it is counted by).
    #[must_use]
    pub fn kind(&self) -> Kind {
        match &self.form {
            Form::Row(row) => row.kind,
            Form::Built(built) => built.atom.kind,
        }
    }

    /// The word that is counted, without annotation and chain: `VND` of `VND{2010}/person`.
    #[must_use]
    pub fn word(&self) -> &str {
        match &self.form {
            Form::Row(row) => row.code,
            Form::Built(built) => &built.atom.word,
        }
    }

    /// The annotation: `2010` of `VND{2010}`, `GDP` of `percent{GDP}`.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        match &self.form {
            Form::Row(_) => None,
            Form::Built(built) => built.atom.note.as_deref(),
        }
    }

    /// The row of the table that the counted word has, if it has one.
    #[must_use]
    pub fn row(&self) -> Option<&'static UnitRow> {
        match &self.form {
            Form::Row(row) => Some(row),
            Form::Built(built) => built.atom.row,
        }
    }

    /// What it is counted by, in order: the factor and the unit, `(10000, person)`.
    #[must_use]
    pub fn per(&self) -> Vec<(u32, Unit)> {
        match &self.form {
            Form::Row(_) => Vec::new(),
            Form::Built(built) => {
                built.per.iter().filter_map(|per| Some((per.factor, Unit::from_code(&per.atom.code()).ok()?))).collect()
            }
        }
    }

    /// Whether it is counted by something.
    #[must_use]
    pub fn is_rate(&self) -> bool {
        matches!(&self.form, Form::Built(built) if !built.per.is_empty())
    }

    /// Returns this unit counted by `factor` of another: `VND` per `1 person`.
    ///
    /// # Errors
    /// [`UnitError::Malformed`] where `by` is itself counted by something or the factor is not 1, 10, 100 …
    pub fn per_unit(&self, factor: u32, by: &Unit) -> Result<Unit, UnitError> {
        let code = match factor {
            1 => format!("{}/{}", self.code(), by.code()),
            _ => format!("{}/{} {}", self.code(), factor, by.code()),
        };
        if by.is_rate() {
            return Err(UnitError::Malformed { code, reason: "what it is counted by is itself a rate" });
        }
        Ok(Self::from_code(&code)?.at(self.exponent))
    }

    /// Returns this unit without what it is counted by.
    #[must_use]
    pub fn numerator(&self) -> Unit {
        match &self.form {
            Form::Built(built) if !built.per.is_empty() => {
                Unit::from_code(&built.atom.code()).unwrap_or_else(|_| self.clone()).at(self.exponent)
            }
            _ => self.clone(),
        }
    }

    /// Returns this unit with another annotation, or with none.
    ///
    /// # Errors
    /// [`UnitError::Malformed`] where such a unit takes no such annotation.
    pub fn noted(&self, note: Option<&str>) -> Result<Unit, UnitError> {
        let tail = match &self.form {
            Form::Built(built) => built.per.iter().map(Per::code).collect::<String>(),
            Form::Row(_) => String::new(),
        };
        let note = note.map_or_else(String::new, |note| format!("{{{note}}}"));
        Ok(Self::from_code(&format!("{}{note}{tail}", self.word()))?.at(self.exponent))
    }

    /// The prices at which money is counted; unstated for anything else.
    #[must_use]
    pub fn prices(&self) -> Prices {
        match (self.kind(), self.note()) {
            (Kind::Money, Some("current")) => Prices::Current,
            (Kind::Money, Some(year)) => year.parse().map_or(Prices::Unstated, Prices::Constant),
            _ => Prices::Unstated,
        }
    }

    /// The decimals of the currency's minor unit by ISO 4217: 0 for VND, 2 for USD; None for what is no money.
    #[must_use]
    pub fn minor_digits(&self) -> Option<u16> {
        (self.kind() == Kind::Money).then(|| iso_currency::Currency::from_code(self.word())?.exponent()).flatten()
    }

    /// Whether a count written without a scale word is exact rather than rounded.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        !self.is_rate() && matches!(self.kind(), Kind::Count | Kind::Rank)
    }

    /// Returns the factor by which an amount in this unit, power of ten included, becomes one in `other`.
    ///
    /// # Errors
    /// [`UnitError::Incompatible`] where none leads there; the message says why.
    pub fn factor_to(&self, other: &Unit) -> Result<Ratio, UnitError> {
        let powers = Ratio::power_of_ten(i32::from(self.exponent) - i32::from(other.exponent));
        if self == other {
            return Ok(powers);
        }
        let refuse = || UnitError::Incompatible {
            left: self.code().to_owned(),
            right: other.code().to_owned(),
            reason: self.why_not(other),
        };
        let (atom, per) = self.parts();
        let (other_atom, other_per) = other.parts();
        if per.len() != other_per.len() {
            return Err(refuse());
        }
        let mut factor = atom.factor_to(&other_atom).ok_or_else(refuse)?;
        for (left, right) in per.iter().zip(other_per) {
            let by = left.atom.factor_to(&right.atom).ok_or_else(refuse)?;
            let divisor = &by * &Ratio::new(left.factor, right.factor).map_err(|_| refuse())?;
            factor = factor.checked_div(&divisor).map_err(|_| refuse())?;
        }
        Ok(&factor * &powers)
    }

    /// Whether the two differ only in that one leaves its whole, price basis or growth unstated.
    #[must_use]
    pub fn differs_by_unstated_note(&self, other: &Unit) -> bool {
        self != other
            && self.note().is_some() != other.note().is_some()
            && matches!((self.noted(None), other.noted(None)), (Ok(a), Ok(b)) if a.factor_to(&b).is_ok())
    }

    fn parts(&self) -> (Atom, &[Per]) {
        match &self.form {
            Form::Row(row) => (Atom { row: Some(row), word: row.code.into(), note: None, kind: row.kind }, &[]),
            Form::Built(built) => (built.atom.clone(), &built.per),
        }
    }

    fn why_not(&self, other: &Unit) -> &'static str {
        match (self.kind(), other.kind()) {
            (Kind::Money, Kind::Money) if self.word() != other.word() => {
                "the currencies differ; convert one with a dated rate first"
            }
            (Kind::Money, Kind::Money) if self.note() != other.note() => {
                "the price bases differ; restate one at the prices of the other"
            }
            (Kind::Count, Kind::Count) => "they count different things",
            (Kind::Share, Kind::Points) | (Kind::Points, Kind::Share) => {
                "a share is not a difference of shares; write percentage points where points are meant"
            }
            (Kind::Share, Kind::Share) => "they are shares of different wholes",
            (Kind::Share, Kind::Growth) | (Kind::Growth, Kind::Share) => "a share of a whole is not a rate of growth",
            _ if self.is_rate() != other.is_rate() => "one is counted per something and the other is not",
            _ => "they measure different things",
        }
    }
}

impl Atom {
    fn code(&self) -> String {
        match &self.note {
            Some(note) => format!("{}{{{note}}}", self.word),
            None => self.word.to_string(),
        }
    }

    fn factor_to(&self, other: &Atom) -> Option<Ratio> {
        if self.word == other.word && self.note == other.note {
            return Some(Ratio::from(1));
        }
        if self.note.is_some() || other.note.is_some() {
            // Per mille of GDP and percent of GDP are the same share, at another scale.
            if self.note != other.note {
                return None;
            }
        }
        let (left, right) = (self.row?.scale?, other.row?.scale?);
        if left.reference != right.reference {
            return None;
        }
        Ratio::new(i128::from(left.times) * i128::from(right.over), i128::from(left.over) * i128::from(right.times))
            .ok()
    }
}

impl Per {
    fn code(&self) -> String {
        match self.factor {
            1 => format!("/{}", self.atom.code()),
            factor => format!("/{factor} {}", self.atom.code()),
        }
    }
}

/// The most characters a unit code may have.
const MAX_CODE: usize = 200;

fn build(code: &str) -> Result<Built, UnitError> {
    let malformed = |reason| UnitError::Malformed { code: code.chars().take(60).collect(), reason };
    if code.len() > MAX_CODE {
        return Err(malformed("it is longer than 200 bytes"));
    }
    let mut parts = code.split('/');
    let atom = build_atom(parts.next().unwrap_or("")).map_err(malformed)?;
    let mut per = Vec::new();
    for part in parts {
        let (factor, word) = match part.split_once(' ') {
            Some((factor, word)) => {
                let digits = !factor.is_empty() && factor.bytes().all(|b| b.is_ascii_digit());
                let factor = if digits { factor.parse::<u32>().ok() } else { None };
                let factor = factor.ok_or_else(|| malformed("the factor after `/` is not a whole number"))?;
                if factor == 0 || 10u32.checked_pow(factor.ilog10()) != Some(factor) {
                    return Err(malformed("the factor after `/` is not 1, 10, 100, 1000 …"));
                }
                (factor, word)
            }
            None => (1, part),
        };
        per.push(Per { factor, atom: build_atom(word).map_err(malformed)? });
    }
    if per.len() > 3 {
        return Err(malformed("it is counted by more than three things"));
    }
    let canonical = per.iter().map(Per::code).fold(atom.code(), |code, per| code + &per);
    Ok(Built { code: canonical.into(), atom, per })
}

fn build_atom(text: &str) -> Result<Atom, &'static str> {
    let (word, note) = match text.split_once('{') {
        Some((word, rest)) => (word, Some(rest.strip_suffix('}').ok_or("the annotation has no closing brace")?)),
        None => (text, None),
    };
    if word.is_empty() {
        return Err("a word is missing");
    }
    if note.is_some_and(|note| note.is_empty() || !note.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')) {
        return Err("an annotation is letters, digits and underscores");
    }
    let row = BY_CODE.get(word).copied();
    let kind = match row {
        Some(row) => row.kind,
        None if is_currency(word) => Kind::Money,
        None if is_snake_case(word) => Kind::Count,
        None => return Err("it is neither a currency of ISO 4217, nor a symbol of the table, nor a snake_case word"),
    };
    let kind = match (kind, note) {
        (Kind::Share, Some("growth")) => Kind::Growth,
        (Kind::Share | Kind::Count | Kind::Index, _) | (_, None) => kind,
        (Kind::Money, Some(basis)) => {
            let year = basis.len() == 4 && basis.bytes().all(|b| b.is_ascii_digit());
            if !year && basis != "current" {
                return Err("the prices of money are `current` or a year of four digits");
            }
            kind
        }
        (_, Some(_)) => return Err("this unit takes no annotation"),
    };
    Ok(Atom { row, word: word.into(), note: note.map(Into::into), kind })
}

fn is_currency(word: &str) -> bool {
    word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase()) && iso_currency::Currency::from_code(word).is_some()
}

fn is_snake_case(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && !word.ends_with('_')
        && !word.contains("__")
        && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

impl PartialEq for Unit {
    fn eq(&self, other: &Self) -> bool {
        match (&self.form, &other.form) {
            (Form::Row(a), Form::Row(b)) if std::ptr::eq(*a, *b) => true,
            (Form::Built(a), Form::Built(b)) if Arc::ptr_eq(a, b) => true,
            _ => self.code() == other.code(),
        }
    }
}

impl Eq for Unit {}

impl Hash for Unit {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code().hash(state);
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.exponent {
            0 => write!(f, "Unit({})", self.code()),
            exponent => write!(f, "Unit(10^{exponent} {})", self.code()),
        }
    }
}

/// Reads the code alone; [`Unit::read`] reads words.
impl FromStr for Unit {
    type Err = UnitError;
    fn from_str(code: &str) -> Result<Self, UnitError> {
        Self::from_code(code)
    }
}
