//! The values of some years as they are given, and as a method of the caller's own meets them.

use attain::progress::{Point, Scale};
use attain::{Better, Locale, Ratio, Series, numbers};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};

use crate::error::Result;
use crate::exact::Fraction;
use crate::given::expected;
use crate::literal::{Call, list, quoted};

/// A value as it is given: exactly, or as text.
pub enum GivenValue {
    Exact(Ratio),
    Text(String),
}

impl FromPyObject<'_, '_> for GivenValue {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        match obj.cast::<PyString>() {
            Ok(text) => Ok(Self::Text(text.to_cow()?.into_owned())),
            Err(_) => obj.extract::<Fraction>().map(|value| Self::Exact(value.0)),
        }
    }
}

impl GivenValue {
    /// The value, read by itself.
    pub fn alone(self) -> Result<Ratio> {
        let text = match &self {
            GivenValue::Text(text) if machine(text).is_none() => vec![text.as_str()],
            _ => Vec::new(),
        };
        let mut read = Reader(numbers(&text, None)?.into_iter());
        read.value(self)
    }
}

/// A year with its value.
pub struct GivenPoint(i32, GivenValue);

impl FromPyObject<'_, '_> for GivenPoint {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let Ok(pair) = obj.cast::<PyTuple>() else { return expected("(year, value)", &obj) };
        let (year, value) = pair
            .extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()
            .map_err(|_| PyTypeError::new_err(format!("expected (year, value), got {} values", pair.len())))?;
        if !crate::exact::is_whole(&year)? {
            return expected("(year, value) with the year as int", &year);
        }
        Ok(Self(year.extract()?, value.extract()?))
    }
}

/// What is to be reached: with its year, or without.
pub struct GivenAim(Option<i32>, GivenValue);

impl FromPyObject<'_, '_> for GivenAim {
    type Error = PyErr;
    fn extract(obj: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if obj.is_instance_of::<PyTuple>() {
            return obj.extract::<GivenPoint>().map(|point| Self(Some(point.0), point.1));
        }
        obj.extract().map(|value| Self(None, value))
    }
}

/// Everything that makes a series.
pub struct GivenSeries {
    pub baseline: GivenPoint,
    pub current: GivenPoint,
    pub target: Option<GivenAim>,
    pub better: Better,
    pub limit: Option<GivenValue>,
    pub points: Vec<GivenPoint>,
    pub growth_rate: bool,
    pub percent: bool,
    pub spread: Option<GivenValue>,
    pub scale: Option<(GivenValue, GivenValue, GivenValue, GivenValue)>,
}

/// A text in machine form, which no language reads in another way: `29/2`, `1.5e-3`.
fn machine(text: &str) -> Option<Ratio> {
    if text.contains('/') {
        return text.trim().parse().ok();
    }
    text.contains(['e', 'E']).then(|| attain::decimal::parse(text).ok())?.map(Ratio::from)
}

/// The texts of one call, read by one hand.
struct Reader(std::vec::IntoIter<attain::Decimal>);

impl Reader {
    fn value(&mut self, given: GivenValue) -> Result<Ratio> {
        Ok(match given {
            GivenValue::Exact(value) => value,
            GivenValue::Text(text) => match machine(&text) {
                Some(value) => value,
                None => self.0.next().map_or_else(Ratio::zero, Ratio::from),
            },
        })
    }

    fn point(&mut self, given: GivenPoint) -> Result<Point> {
        Ok(Point { year: given.0, value: self.value(given.1)? })
    }
}

impl GivenSeries {
    /// The values in the order in which they are read.
    fn values(&self) -> Vec<&GivenValue> {
        let mut values = vec![&self.baseline.1, &self.current.1];
        values.extend(self.points.iter().map(|point| &point.1));
        values.extend(self.target.as_ref().map(|aim| &aim.1));
        values.extend(&self.limit);
        values.extend(&self.spread);
        values.extend(self.scale.iter().flat_map(|(worst, red, green, best)| [worst, red, green, best]));
        values
    }

    pub fn read(self, locale: Option<Locale>) -> Result<Series> {
        let texts: Vec<&str> = self
            .values()
            .into_iter()
            .filter_map(|value| match value {
                GivenValue::Text(text) if machine(text).is_none() => Some(text.as_str()),
                _ => None,
            })
            .collect();
        let mut read = Reader(numbers(&texts, locale)?.into_iter());
        let (baseline, current) = (read.point(self.baseline)?, read.point(self.current)?);
        let mut series = Series::between(baseline, current.clone(), self.better)?;
        for point in self.points {
            let point = read.point(point)?;
            if point.year > current.year {
                return Err(attain::ProgressError::Backwards { from: point.year, to: current.year }.into());
            }
            series = series.with(point)?;
        }
        if let Some(GivenAim(year, value)) = self.target {
            let value = read.value(value)?;
            series = match year {
                Some(year) => series.target(Point { year, value })?,
                None => series.undated_target(value),
            };
        }
        if let Some(limit) = self.limit {
            series = series.limit(read.value(limit)?);
        }
        if let Some(spread) = self.spread {
            series = series.spread(read.value(spread)?);
        }
        if let Some((worst, red, green, best)) = self.scale {
            let [worst, red] = [read.value(worst)?, read.value(red)?];
            series = series.scale(Scale::new(worst, red, read.value(green)?, read.value(best)?)?);
        }
        if self.growth_rate {
            series = series.growth_rate();
        }
        Ok(if self.percent { series.percent() } else { series })
    }
}

/// A series as a record of Python: what a method of the caller's own is called with.
pub fn record<'py>(py: Python<'py>, series: &Series) -> PyResult<Bound<'py, PyAny>> {
    let point = |point: &Point| (point.year, Fraction(point.value.clone()));
    let fraction = |value: Option<&Ratio>| value.map(|value| Fraction(value.clone()));
    let aim = series.aim().map(|aim| (aim.year, Fraction(aim.value.clone())));
    let scale = series.get_scale();
    let scale = scale.map(|of| [of.worst(), of.red(), of.green(), of.best()].map(|edge| Fraction(edge.clone())));
    let scale = scale.map(|edges| PyTuple::new(py, edges)).transpose()?;
    py.import("attain.records")?.getattr("Series")?.call1((
        series.baseline().map(point),
        series.current().map(point),
        aim,
        series.better().name(),
        fraction(series.get_limit()),
        PyTuple::new(py, series.points().iter().map(point))?,
        series.is_growth_rate(),
        series.is_percent(),
        fraction(series.get_spread()),
        scale,
    ))
}

/// A value as source: a whole number, a Decimal, or the text of a fraction.
fn value(of: &Ratio) -> String {
    match of.to_decimal() {
        Some(whole) if whole.scale() == 0 => whole.to_string(),
        Some(decimal) => format!("Decimal('{decimal}')"),
        None => quoted(&of.to_string()),
    }
}

fn point(of: &Point) -> String {
    format!("({}, {})", of.year, value(&of.value))
}

/// A call with the inputs of a series as its arguments.
pub fn source(mut call: Call, series: &Series) -> Call {
    let (first, last) = (series.baseline(), series.current());
    // One value is written as both of the two.
    for end in [first.or(last), last].into_iter().flatten() {
        call = call.arg(point(end));
    }
    let target = series.aim().map(|aim| match aim.year {
        Some(year) => format!("({year}, {})", value(&aim.value)),
        None => value(&aim.value),
    });
    let others = series.points().iter().filter(|other| Some(*other) != first && Some(*other) != last);
    let others: Vec<String> = others.map(point).collect();
    let flag = |on: bool| on.then(|| "True".to_owned());
    let scale = series.get_scale().map(|of| {
        let edges = [of.worst(), of.red(), of.green(), of.best()].map(value);
        format!("({})", edges.join(", "))
    });
    call.opt("target", target)
        .text("better", Some(series.better().name()))
        .opt("limit", series.get_limit().map(value))
        .opt("points", (!others.is_empty()).then(|| list(others)))
        .opt("growth_rate", flag(series.is_growth_rate()))
        .opt("percent", flag(series.is_percent()))
        .opt("spread", series.get_spread().map(value))
        .opt("scale", scale)
}
