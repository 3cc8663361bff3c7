//! What is measured: its names, its unit, which way is better, how it accumulates.

pub mod catalogue;
pub(crate) mod directory;

use crate::decimal::Ratio;
use crate::names::named;
use crate::range::Range;
use crate::unit::Unit;

/// Which level of an indicator is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Better {
    /// More is better: income, certified communes.
    Higher,
    /// Less is better: poverty, prices, a rank.
    Lower,
    /// Neither too much nor too little: a band to stay inside.
    Inside,
}

named! {
    Better, "direction":
    Higher "higher",
    Lower "lower",
    Inside "inside",
}

/// How an indicator adds up over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Accumulates {
    /// Months add up to the year: revenue, jobs created.
    Flow,
    /// The state on a day: certified communes, forest cover.
    Stock,
    /// A rate of the whole period: growth, a price index.
    Rate,
}

named! {
    Accumulates, "way to accumulate":
    Flow "flow",
    Stock "stock",
    Rate "rate",
}

/// What is measured: `Tổng thu ngân sách`, `GRDP growth`.
///
/// # Examples
/// ```
/// use attain::{Accumulates, Better, Indicator, Unit};
/// let revenue = Indicator::named("Tổng thu ngân sách")
///     .unit(Unit::from_code("VND")?.at(9))
///     .better(Better::Higher)
///     .accumulates(Accumulates::Flow);
/// assert!(revenue.is("tổng  thu NGÂN SÁCH"));
/// assert!(!revenue.is("thu nội địa"));
/// # Ok::<(), attain::UnitError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Indicator {
    id: Option<String>,
    name: String,
    vi: Option<String>,
    en: Option<String>,
    also: Vec<String>,
    unit: Option<Unit>,
    better: Option<Better>,
    accumulates: Option<Accumulates>,
    limits: Option<Range>,
    source: Option<String>,
}

impl Indicator {
    /// Returns an indicator of that name, about which nothing else is known.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            id: None,
            name: name.into(),
            vi: None,
            en: None,
            also: Vec::new(),
            unit: None,
            better: None,
            accumulates: None,
            limits: None,
            source: None,
        }
    }

    /// Returns it with an identifier, by which it is matched before its names are.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Returns it with a Vietnamese name.
    #[must_use]
    pub fn vi(mut self, name: impl Into<String>) -> Self {
        self.vi = Some(name.into());
        self
    }

    /// Returns it with an English name.
    #[must_use]
    pub fn en(mut self, name: impl Into<String>) -> Self {
        self.en = Some(name.into());
        self
    }

    /// Returns it with another name that it goes by.
    #[must_use]
    pub fn also(mut self, name: impl Into<String>) -> Self {
        self.also.push(name.into());
        self
    }

    /// Returns it with the unit that bare numbers of it are in.
    #[must_use]
    pub fn unit(mut self, unit: Unit) -> Self {
        self.unit = Some(unit);
        self
    }

    /// Returns it with the direction that is better.
    #[must_use]
    pub fn better(mut self, better: Better) -> Self {
        self.better = Some(better);
        self
    }

    /// Returns it with the way it accumulates.
    #[must_use]
    pub fn accumulates(mut self, accumulates: Accumulates) -> Self {
        self.accumulates = Some(accumulates);
        self
    }

    /// Returns it with natural limits: a value beyond them is an error.
    #[must_use]
    pub fn limits(mut self, limits: Range) -> Self {
        self.limits = Some(limits);
        self
    }

    /// Returns it with the place where it is defined.
    #[must_use]
    pub fn source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The identifier.
    #[must_use]
    pub fn get_id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The name it was given.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name in a language, else the name it was given.
    #[must_use]
    pub fn name_in(&self, locale: crate::locale::Locale) -> &str {
        locale.pick(self.vi.as_deref(), self.en.as_deref()).unwrap_or(&self.name)
    }

    /// The Vietnamese name, where there is one of its own.
    #[must_use]
    pub fn get_vi(&self) -> Option<&str> {
        self.vi.as_deref()
    }

    /// The English name, where there is one of its own.
    #[must_use]
    pub fn get_en(&self) -> Option<&str> {
        self.en.as_deref()
    }

    /// The other names it goes by.
    #[must_use]
    pub fn get_also(&self) -> &[String] {
        &self.also
    }

    /// The unit that bare numbers of it are in.
    #[must_use]
    pub fn get_unit(&self) -> Option<&Unit> {
        self.unit.as_ref()
    }

    /// The direction that is better.
    #[must_use]
    pub fn get_better(&self) -> Option<Better> {
        self.better
    }

    /// The way it accumulates.
    #[must_use]
    pub fn get_accumulates(&self) -> Option<Accumulates> {
        self.accumulates
    }

    /// The natural limits.
    #[must_use]
    pub fn get_limits(&self) -> Option<&Range> {
        self.limits.as_ref()
    }

    /// Where it is defined.
    #[must_use]
    pub fn get_source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// Whether it goes by that name, apart from case, spacing and the way accents are typed.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        let wanted = crate::text::normal_name(name);
        self.names().any(|name| crate::text::normal_name(name) == wanted)
    }

    /// Whether the two are one indicator: by identifier where both have one, else by any name.
    #[must_use]
    pub fn same_as(&self, other: &Self) -> bool {
        match (&self.id, &other.id) {
            (Some(a), Some(b)) => a == b,
            (Some(id), None) if other.name == *id => true,
            (None, Some(id)) if self.name == *id => true,
            _ => other.names().any(|name| self.is(name)),
        }
    }

    /// Every name that it goes by.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str())
            .chain(self.vi.as_deref())
            .chain(self.en.as_deref())
            .chain(self.also.iter().map(String::as_str))
    }

    /// Whether the natural limits, if there are any, leave room for a value in `unit`.
    #[must_use]
    pub fn allows(&self, value: &Ratio, unit: &Unit) -> bool {
        let Some(limits) = &self.limits else { return true };
        match limits.unit().at(0).factor_to(&unit.at(0)) {
            Ok(factor) => limits.values().map(|at| at * &factor).contains_point(value),
            Err(_) => true,
        }
    }
}

impl From<&str> for Indicator {
    fn from(name: &str) -> Self {
        Self::named(name)
    }
}

impl From<String> for Indicator {
    fn from(name: String) -> Self {
        Self::named(name)
    }
}
