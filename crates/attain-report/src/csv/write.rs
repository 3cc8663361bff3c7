//! Plans, results and scorecards as CSV.

use std::path::Path;

use attain::{
    Better, Decimal, Figure, Gap, Goal, Locale, Measured, Observation, Observations, Plan, Quality, Scorecard, Target,
    Unit, Value, interrupt,
};

use super::is_guarded;
use crate::workbook::SheetError;
use crate::workbook::value::not_done;
use crate::workbook::{quality, unit_words};

/// A field: a text, which is guarded, or a number, which is not.
enum Field {
    Text(String),
    Number(Decimal),
}

impl Field {
    fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    fn maybe(text: Option<impl Into<String>>) -> Self {
        Self::Text(text.map_or_else(String::new, Into::into))
    }

    /// The field as it stands in the file.
    fn written(self, locale: Locale) -> String {
        match self {
            // A number is written without marks between thousands, which every reader takes.
            Field::Number(value) => locale.pick(value.to_string().replace('.', ","), value.to_string()),
            Field::Text(text) if is_guarded(&text) => format!("'{text}"),
            Field::Text(text) => text,
        }
    }
}

/// Returns rows as CSV: `;` and a decimal comma in Vietnamese, `,` and a point in English.
fn table(
    headings: &[(&str, &str)],
    rows: impl IntoIterator<Item = Vec<Field>>,
    locale: Locale,
) -> Result<String, SheetError> {
    let refuse = |reason: String| SheetError::Write { file: "csv".to_owned(), reason };
    let mut writer = csv::WriterBuilder::new().delimiter(locale.pick(b';', b',')).from_writer(Vec::new());
    let heading: Vec<&str> = headings.iter().map(|(vi, en)| locale.pick(*vi, *en)).collect();
    writer.write_record(heading).map_err(|e| refuse(e.to_string()))?;
    for row in rows {
        interrupt::check();
        let fields = row.into_iter().map(|field| field.written(locale));
        writer.write_record(fields).map_err(|e| refuse(e.to_string()))?;
    }
    let bytes = writer.into_inner().map_err(|e| refuse(e.to_string()))?;
    String::from_utf8(bytes).map_err(|e| refuse(e.to_string()))
}

/// Writes a text with the mark by which spreadsheets know UTF-8.
fn write(text: &str, path: &Path) -> Result<(), SheetError> {
    crate::workbook::write_whole(path, format!("\u{feff}{text}").as_bytes())
}

/// Returns a plan as CSV: a row for every target, with its goal in words and in the version that is in force.
///
/// Versions, terms and baselines are in the TOML and JSON of a plan, and not here.
///
/// # Errors
/// [`SheetError::Write`], should something not be expressible.
pub fn plan_text(plan: &Plan, locale: Locale) -> Result<String, SheetError> {
    let headings = [
        ("Chỉ tiêu", "indicator"),
        ("Mã", "id"),
        ("ĐVT", "unit"),
        ("Mục tiêu", "goal"),
        ("Kỳ", "period"),
        ("Hướng tốt", "better"),
        ("Cấp giao", "authority"),
        ("Cơ quan chủ trì", "owner"),
        ("Nhóm", "group"),
        ("Thuộc", "part_of"),
        ("Nguồn", "source"),
    ];
    table(&headings, plan.targets().iter().map(|target| of_target(target, locale)), locale)
}

fn of_target(target: &Target, locale: Locale) -> Vec<Field> {
    let indicator = target.indicator();
    let (_, goal) = target.version_in_force();
    let better = target.stated_better().ok().flatten().map(|better| match better {
        Better::Higher => locale.pick("cao hơn", "higher"),
        Better::Lower => locale.pick("thấp hơn", "lower"),
        Better::Inside => locale.pick("trong khoảng", "inside"),
    });
    let (unit, goal) = match goal.value() {
        Some(Value::Quantity(q)) if *goal == Goal::plain(q.clone()) => (Some(q.unit()), Field::Number(q.amount())),
        _ => (indicator.get_unit(), Field::text(goal.day().map_or_else(|| goal.write(locale), |day| day.to_string()))),
    };
    vec![
        Field::text(indicator.name()),
        Field::maybe(indicator.get_id()),
        Field::maybe(unit.map(|unit| words(unit, locale))),
        goal,
        Field::maybe(target.get_period().map(ToString::to_string)),
        Field::maybe(better),
        Field::maybe(target.get_authority()),
        Field::maybe(target.get_owner()),
        Field::maybe(target.get_group()),
        Field::maybe(target.get_of()),
        Field::maybe(target.get_source()),
    ]
}

/// A unit in words; a bare number has none.
fn words(unit: &Unit, locale: Locale) -> String {
    if unit.code() == "1" && unit.exponent() == 0 { String::new() } else { unit_words(unit, locale) }
}

/// Writes a plan as a CSV file; a file of that name is replaced, whole or not at all.
///
/// # Errors
/// [`SheetError::Write`].
pub fn write_plan(plan: &Plan, path: impl AsRef<Path>, locale: Locale) -> Result<(), SheetError> {
    write(&plan_text(plan, locale)?, path.as_ref())
}

/// Returns results as CSV: in English by the concepts of SDMX, with our unit code beside that of SDMX.
///
/// # Errors
/// [`SheetError::Write`], should something not be expressible.
///
/// # Examples
/// ```
/// use attain::{Figure, Locale, Observation, Observations};
/// let mut results = Observations::new("2024");
/// results.add(Observation::new("Budget revenue", Figure::read("17.946 tỷ đồng", Locale::Vi)?));
/// let text = attain_report::csv::observations_text(&results, Locale::En)?;
/// let row = text.lines().nth(1).unwrap_or_default();
/// assert!(row.starts_with("Budget revenue,,,17946,VND,VND,9,"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn observations_text(results: &Observations, locale: Locale) -> Result<String, SheetError> {
    let headings = [
        ("Chỉ tiêu", "INDICATOR"),
        ("Mã", "ID"),
        ("Kỳ", "TIME_PERIOD"),
        ("Giá trị", "OBS_VALUE"),
        ("ĐVT", "UNIT"),
        ("Mã ĐVT", "UNIT_MEASURE"),
        ("Hệ số", "UNIT_MULT"),
        ("Chất lượng", "OBS_STATUS"),
        ("Tính đến ngày", "AS_OF"),
        ("Đánh giá", "PUBLISHED"),
        ("Kế hoạch", "PLAN"),
        ("So với kế hoạch", "SHARE_OF_PLAN"),
        ("Nguồn", "SOURCE"),
        ("Ghi chú", "OBS_COMMENT"),
    ];
    let rows = results.items().iter().enumerate().map(|(at, observation)| {
        let (planned, share) = results.beside(at);
        of_observation(observation, planned, share, locale)
    });
    table(&headings, rows, locale)
}

fn of_observation(
    observation: &Observation,
    planned: Option<&Figure>,
    share: Option<&Figure>,
    locale: Locale,
) -> Vec<Field> {
    let plain = observation.figure().and_then(|figure| match figure.value() {
        Value::Quantity(q) if *figure == Figure::from(q.clone()) => Some(q),
        _ => None,
    });
    let (value, unit) = match (plain, observation.measured()) {
        (Some(q), _) => (Field::Number(q.amount()), Some(q.unit())),
        (None, Measured::Figure(figure)) => (Field::text(figure.write(locale)), None),
        (None, Measured::Done(day)) => (Field::text(day.to_string()), None),
        (None, Measured::NotDoneOn(day)) => (Field::text(not_done(*day, locale)), None),
        (None, _) => (Field::text("…"), None),
    };
    // SDMX has no code for every power of ten, and one code for several units; our own says which it is.
    let (unit, measure, power) = match unit {
        None => (String::new(), None, Field::text("")),
        Some(unit) if locale == Locale::Vi => (words(unit, locale), None, Field::text("")),
        Some(unit) => {
            let code = if unit.code() == "1" { String::new() } else { unit.code().to_owned() };
            let measure = unit.sdmx().or_else(|_| unit.at(0).sdmx()).ok().map(|sdmx| sdmx.measure);
            (code, measure, Field::Number(Decimal::from(unit.exponent())))
        }
    };
    let missing = match observation.measured() {
        Measured::Missing(reason) => Some(reason.as_str()),
        _ => None,
    };
    let status = observation.get_quality().map(|found| match (locale, found) {
        (Locale::En, Quality::Estimated) => "E",
        (Locale::En, Quality::Preliminary) => "P",
        (Locale::En, Quality::Final) => "A",
        (_, found) => quality(found, locale),
    });
    vec![
        Field::text(observation.indicator().name()),
        Field::maybe(observation.indicator().get_id()),
        Field::maybe(observation.get_period().map(ToString::to_string)),
        value,
        Field::text(unit),
        Field::maybe(measure),
        power,
        Field::maybe(status.or_else(|| missing.map(|_| locale.pick("", "O")))),
        Field::maybe(observation.get_as_of().map(|day| day.to_string())),
        Field::maybe(observation.get_official()),
        Field::maybe(planned.map(|figure| figure.write(locale))),
        Field::maybe(share.map(|figure| figure.write(locale))),
        Field::maybe(observation.get_source()),
        Field::maybe(missing),
    ]
}

/// Writes results as a CSV file; a file of that name is replaced, whole or not at all.
///
/// # Errors
/// [`SheetError::Write`].
pub fn write_observations(results: &Observations, path: impl AsRef<Path>, locale: Locale) -> Result<(), SheetError> {
    write(&observations_text(results, locale)?, path.as_ref())
}

/// Returns a scorecard as CSV: a row for every target, the goals and results in words.
///
/// # Errors
/// [`SheetError::Write`], should something not be expressible.
pub fn scorecard_text(card: &Scorecard, locale: Locale) -> Result<String, SheetError> {
    let headings = [
        ("Chỉ tiêu", "indicator"),
        ("Nhóm", "group"),
        ("Kỳ mục tiêu", "target period"),
        ("Mục tiêu", "target"),
        ("Kỳ số liệu", "result period"),
        ("Thực hiện", "actual"),
        ("% mục tiêu (tính được)", "percent (computed)"),
        ("Chênh lệch (tính được)", "gap (computed)"),
        ("Trạng thái (tính được)", "status (computed)"),
        ("Công bố", "published"),
        ("Tính vào tổng (tính được)", "counted (computed)"),
        ("Ghi chú", "notes"),
    ];
    let rows = card.rows().iter().map(|row| {
        let verdict = &row.attainment;
        let target = verdict.target();
        let percent = verdict.percent().map(|percent| match percent.single() {
            Some(percent) => Field::Number(percent.normalize()),
            None => Field::text(crate::words::percent(&percent, locale)),
        });
        let gap = verdict.gap().map(|gap| match gap {
            Gap::Quantity(gap) => gap.write(locale),
            gap => crate::words::gap(gap, locale),
        });
        let found = verdict.observation();
        let goal = verdict.goal();
        let not_measured = |o: &Observation| matches!(o.measured(), Measured::Missing(_));
        vec![
            Field::text(target.indicator().name()),
            Field::maybe(target.get_group()),
            Field::maybe(target.get_period().map(ToString::to_string)),
            Field::text(goal.day().map_or_else(|| goal.write(locale), |day| day.to_string())),
            Field::maybe(found.and_then(|o| o.get_period()).map(ToString::to_string)),
            Field::maybe(found.map(|o| match o.measured() {
                Measured::Done(day) => day.to_string(),
                Measured::NotDoneOn(day) => not_done(*day, locale),
                _ if not_measured(o) => "…".to_owned(),
                _ => crate::words::found(o, locale),
            })),
            percent.unwrap_or_else(|| Field::text("")),
            Field::maybe(gap),
            Field::text(verdict.status().label(locale)),
            Field::maybe(verdict.official()),
            Field::text(if row.counted { locale.pick("có", "yes") } else { locale.pick("không", "no") }),
            Field::maybe(verdict.reason().map(|reason| reason.explain(locale))),
        ]
    });
    table(&headings, rows, locale)
}

/// Writes a scorecard as a CSV file; a file of that name is replaced, whole or not at all.
///
/// # Errors
/// [`SheetError::Write`].
pub fn write_scorecard(card: &Scorecard, path: impl AsRef<Path>, locale: Locale) -> Result<(), SheetError> {
    write(&scorecard_text(card, locale)?, path.as_ref())
}
