//! A verdict as a record that another program can check, and the verdict again from it.

use serde_json::{Map, Value, json};

use super::roots::Surd;
use super::scale::Scale;
use super::series::{Point, Series};
use super::{Progress, ProgressError, method};
use crate::decimal::Ratio;
use crate::indicator::Better;

/// The version of the traces of progress; it changes when a trace of an earlier version would be read otherwise.
pub(super) const FORMAT: u64 = 1;

impl Progress {
    /// Returns everything that the verdict was worked out from, as JSON; numbers are text, fractions as `n/d`.
    ///
    /// # Examples
    /// ```
    /// use attain::progress::{Series, progress, replay};
    /// use attain::Better;
    /// let access = Series::between((2015, 50), (2022, 65), Better::Higher)?.target((2030, 100))?;
    /// let verdict = progress(&access, "unsd")?;
    /// let trace = verdict.trace();
    /// assert_eq!(trace["inputs"]["points"][1]["value"], "65");
    /// assert_eq!(replay(&trace)?, verdict);
    /// assert!(replay(&serde_json::json!({ "method": "unsd-2023" })).is_err());
    /// # Ok::<(), attain::progress::ProgressError>(())
    /// ```
    #[must_use]
    pub fn trace(&self) -> Value {
        let thresholds: Vec<Value> = self
            .thresholds()
            .iter()
            .map(|edge| {
                let (side, evidence) = (edge.side.sign(), edge.evidence.name());
                json!({ "status": edge.status, "side": side, "at": number(&edge.at), "evidence": evidence })
            })
            .collect();
        let figures: Map<String, Value> =
            self.figures().map(|(name, value)| (name.to_owned(), number(value))).collect();
        json!({
            "format": FORMAT,
            "method": self.method(),
            "source": self.source(),
            "evidence": self.evidence().name(),
            "inputs": inputs(self.series()),
            "value": self.value().map(number),
            "score": self.score().map(number),
            "status": self.status(),
            "label": self.label(),
            "course": self.course().map(super::Course::name),
            "reason": self.reason().map(super::Undefined::name),
            "thresholds": thresholds,
            "figures": figures,
            "notes": self.notes().iter().map(ToString::to_string).collect::<Vec<_>>(),
        })
    }
}

/// Returns the verdict of a published method again, from a trace's inputs alone.
///
/// # Errors
/// [`ProgressError::Trace`] for a field that cannot be read, [`ProgressError::UnknownMethod`] for a custom method: judge
/// the series that [`Series::from_trace`] gives with it.
pub fn replay(trace: &Value) -> Result<Progress, ProgressError> {
    let series = Series::from_trace(trace)?;
    let name = trace.get("method").and_then(Value::as_str).ok_or_else(|| unreadable("method"))?;
    method(name)?.judge(&series)
}

fn check_format(trace: &Value) -> Result<(), ProgressError> {
    match trace.get("format").and_then(Value::as_u64).ok_or_else(|| unreadable("format"))? {
        FORMAT => Ok(()),
        found => Err(ProgressError::Format { found }),
    }
}

impl Series {
    /// Returns the series that a trace was made from.
    ///
    /// # Errors
    /// [`ProgressError::Format`] for a trace of another version, [`ProgressError::Trace`] for a field that cannot be read,
    /// and whatever [`Series::of`] refuses.
    pub fn from_trace(trace: &Value) -> Result<Self, ProgressError> {
        check_format(trace)?;
        let inputs = trace.get("inputs").ok_or_else(|| unreadable("inputs"))?;
        let points = inputs.get("points").and_then(Value::as_array).ok_or_else(|| unreadable("points"))?;
        let points = points
            .iter()
            .map(|point| Ok(Point { year: year(point, "year")?, value: needed(point, "value")? }))
            .collect::<Result<Vec<_>, ProgressError>>()?;
        let name = inputs.get("better").and_then(Value::as_str);
        let better = name.and_then(Better::from_name).ok_or_else(|| unreadable("better"))?;
        let mut series = Self::of(points, year(inputs, "from")?, better)?;
        if let Some(value) = ratio(inputs, "target")? {
            series = match inputs.get("target_year") {
                None | Some(Value::Null) => series.undated_target(value),
                Some(_) => series.target((year(inputs, "target_year")?, value))?,
            };
        }
        if let Some(limit) = ratio(inputs, "limit")? {
            series = series.limit(limit);
        }
        if let Some(spread) = ratio(inputs, "spread")? {
            series = series.spread(spread);
        }
        if let Some(scale) = inputs.get("scale").filter(|scale| !scale.is_null()) {
            let [worst, red, green, best] = ["worst", "red", "green", "best"].map(|field| needed(scale, field));
            series = series.scale(Scale::new(worst?, red?, green?, best?)?);
        }
        if flag(inputs, "growth_rate") {
            series = series.growth_rate();
        }
        Ok(if flag(inputs, "percent") { series.percent() } else { series })
    }
}

fn inputs(series: &Series) -> Value {
    let points: Vec<Value> =
        series.points().iter().map(|point| json!({ "year": point.year, "value": point.value.to_string() })).collect();
    let scale = series.get_scale().map(|scale| {
        let [worst, red, green, best] = [scale.worst(), scale.red(), scale.green(), scale.best()].map(Ratio::to_string);
        json!({ "worst": worst, "red": red, "green": green, "best": best })
    });
    json!({
        "points": points,
        "from": series.from_year(),
        "better": series.better().name(),
        "target": series.aim().map(|aim| aim.value.to_string()),
        "target_year": series.aim().and_then(|aim| aim.year),
        "limit": series.get_limit().map(Ratio::to_string),
        "spread": series.get_spread().map(Ratio::to_string),
        "scale": scale,
        "growth_rate": series.is_growth_rate(),
        "percent": series.is_percent(),
    })
}

/// A figure: the fraction it is, or the two fractions it lies between.
fn number(value: &Surd) -> Value {
    match value.to_ratio() {
        Some(exact) => json!(exact.to_string()),
        None => {
            let (low, high) = value.enclosure(64);
            json!({ "about": value.to_string(), "above": low.to_string(), "below": high.to_string() })
        }
    }
}

fn unreadable(field: &str) -> ProgressError {
    ProgressError::Trace { field: field.to_owned() }
}

fn year(of: &Value, field: &str) -> Result<i32, ProgressError> {
    let year = of.get(field).and_then(Value::as_i64).and_then(|year| i32::try_from(year).ok());
    year.ok_or_else(|| unreadable(field))
}

fn ratio(of: &Value, field: &str) -> Result<Option<Ratio>, ProgressError> {
    match of.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => value.as_str().and_then(|text| text.parse().ok()).map(Some).ok_or_else(|| unreadable(field)),
    }
}

fn needed(of: &Value, field: &str) -> Result<Ratio, ProgressError> {
    ratio(of, field)?.ok_or_else(|| unreadable(field))
}

fn flag(of: &Value, field: &str) -> bool {
    of.get(field).and_then(Value::as_bool).unwrap_or(false)
}
