//! A pace in the sentences that an analyst would write: "needs 12.0% in Q4 2024 for 9.5% in 2024".

use chrono::NaiveDate;

use super::{bounds, percent};
use crate::attainment::Bounds;
use crate::decimal::{Decimal, Ratio, Rounding};
use crate::figure::{Change, Figure, Value};
use crate::indicator::Accumulates;
use crate::locale::Locale;
use crate::observation::Observation;
use crate::pace::{Basis, Extent, Pace, PaceStatus, RatioReason, Required, SamePeriod, Sense};
use crate::period::{Period, PeriodKind};
use crate::quantity::Quantity;
use crate::text::write_number;

impl PaceStatus {
    /// Returns the word for the status in a language.
    #[must_use]
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            PaceStatus::Ahead => locale.pick("vượt tiến độ", "ahead"),
            PaceStatus::OnTrack => locale.pick("đúng tiến độ", "on track"),
            PaceStatus::AtRisk => locale.pick("có nguy cơ chậm", "at risk"),
            PaceStatus::OffTrack => locale.pick("chậm tiến độ", "off track"),
            PaceStatus::Undecided => locale.pick("chưa xác định", "undecided"),
            PaceStatus::TooEarly => locale.pick("chưa đến kỳ đánh giá", "too early to say"),
        }
    }
}

impl RatioReason {
    /// Returns the reason as a clause in a language.
    #[must_use]
    pub fn explain(self, locale: Locale) -> &'static str {
        match self {
            RatioReason::NothingExpected => locale.pick("chưa có mức phải đạt", "nothing is expected yet"),
            RatioReason::Hold => locale.pick("mục tiêu là giữ trong giới hạn", "the goal is to stay within limits"),
            RatioReason::ExpectedNotPositive => {
                locale.pick("mức phải đạt không dương", "what is expected is not above zero")
            }
        }
    }
}

impl Pace {
    /// Returns the pace in the sentences that an analyst would write.
    #[must_use]
    pub fn explain(&self, locale: Locale) -> String {
        let target = self.target();
        let mut name = target.indicator().name_in(locale).to_owned();
        if let Some(authority) = target.get_authority() {
            name += &format!(" ({authority})");
        }
        let period = target.get_period().map(|period| period.write(locale)).unwrap_or_default();
        let mut sentences = vec![format!("{name}, {period}: {}.", self.status().label(locale))];
        sentences.push(self.so_far(locale));
        if let Some(settled) = self.settled() {
            sentences.extend(settled.within().map(|within| settled_words(settled.met, &within, locale)));
        }
        sentences.extend(self.required().and_then(|required| self.required_words(required, &period, locale)));
        sentences.extend(self.projection_words(locale));
        if self.status() == PaceStatus::Undecided {
            let possible: Vec<&str> = self.possible().iter().map(|status| status.label(locale)).collect();
            let possible = possible.join(", ");
            sentences.push(locale.pick(format!("Có thể: {possible}."), format!("Possible: {possible}.")));
        } else if !self.certain() {
            let (vi, en) = match self.share().years() {
                0 => (
                    "Kết luận có thể đổi do số đã làm tròn.",
                    "Rounding of the printed figures could change the status.",
                ),
                _ => (
                    "Kết luận có thể đổi do làm tròn hoặc do các năm trước khác nhau.",
                    "Rounding, or the spread of the earlier years, could change the status.",
                ),
            };
            sentences.push(locale.pick(vi, en).to_owned());
        }
        if self.provisional() {
            sentences.push(locale.pick("Số liệu ước tính.", "The figure is an estimate.").to_owned());
        }
        sentences.extend(self.assumed(locale));
        sentences.join(" ")
    }

    fn so_far(&self, locale: Locale) -> String {
        let actual = self.shown(self.actual(), locale);
        let until = day(self.until(), locale);
        let expected = self.expected().map(|expected| self.shown(expected, locale));
        let share = percent_of(self.share().at(), 1, locale);
        let mut sentence = match (self.kind(), expected, self.is_ceiling()) {
            (Accumulates::Rate, Some(_), _) => {
                let asked = self.goal().write(locale);
                locale.pick(
                    format!("Đến {until} là {actual} so với mục tiêu {asked}"),
                    format!("{actual} to {until} against a target of {asked}"),
                )
            }
            (_, Some(expected), true) => locale.pick(
                format!("Đến {until} là {actual} so với mức tối đa {expected} theo tiến độ {share}"),
                format!("{actual} to {until} against at most {expected} by then, {share} of the way"),
            ),
            (_, Some(expected), false) => locale.pick(
                format!("Đến {until} đạt {actual} so với {expected} theo tiến độ {share}"),
                format!("{actual} to {until} against {expected} expected, {share} of the way"),
            ),
            (_, None, _) => locale.pick(format!("Đến {until} là {actual}"), format!("{actual} to {until}")),
        };
        if let Some(found) = self.percent_to(1, Rounding::HalfEven) {
            let found = bounds(&found, locale);
            sentence += &locale.pick(format!(", bằng {found} tiến độ"), format!(", {found} of the pace"));
        } else if let Some(reason) = self.ratio_reason() {
            sentence += &format!(" ({})", reason.explain(locale));
        }
        let of_target = self.percent_of_target_to(1, Rounding::HalfEven).filter(|_| self.kind() == Accumulates::Flow);
        if let Some(found) = of_target {
            let found = bounds(&found, locale);
            sentence += &locale.pick(format!(" và {found} mục tiêu cả kỳ"), format!(" and {found} of the target"));
        }
        sentence + "."
    }

    fn required_words(&self, required: &Required, period: &str, locale: Locale) -> Option<String> {
        let over = part_words(&required.over, locale);
        let target = self.goal().write(locale);
        let most = required.sense == Sense::AtMost;
        if self.kind() == Accumulates::Rate {
            let rest = self.shown(&required.rest, locale);
            return Some(match most {
                true => locale.pick(
                    format!("{} tối đa {rest} để {period} đạt {target}.", capital(&over)),
                    format!("May be at most {rest} in {over} for {target} in {period}."),
                ),
                false => locale.pick(
                    format!("{} cần {rest} để {period} đạt {target}.", capital(&over)),
                    format!("Needs {rest} in {over} for {target} in {period}."),
                ),
            });
        }
        let Some(amount) = required.rest.value() else {
            let rest = self.shown(&required.rest, locale);
            return Some(locale.pick(format!("Còn lại {rest}."), format!("Left: {rest}.")));
        };
        if most && self.is_ceiling() && amount.is_negative() {
            let beyond = written(&-&amount, &required.rest, self.digits(), locale)?;
            return Some(locale.pick(format!("Đã vượt mức {beyond}."), format!("Already {beyond} over.")));
        }
        // A stock that has to fall needs a fall of that size.
        let size = |extent: &Extent| written(&extent.value()?.abs(), extent, self.digits(), locale);
        let rest = size(&required.rest)?;
        let mut sentence = match (most && self.is_ceiling(), most) {
            (true, _) => locale.pick(format!("Còn được dùng {rest}"), format!("Still allowed: {rest}")),
            (_, true) => locale.pick(format!("Còn phải giảm {rest}"), format!("Still to fall: {rest}")),
            _ => locale.pick(format!("Còn phải đạt {rest}"), format!("Still needed: {rest}")),
        };
        if let (Some(month), Some(months)) = (required.per_month.as_ref().and_then(size), &required.months) {
            let months = decimals(months, 1, locale);
            sentence += &locale.pick(
                format!(", tức {month} mỗi tháng trong {months} tháng còn lại"),
                format!(", {month} a month for {months} more months"),
            );
        }
        if let Some(times) = required.times_so_far.as_ref().filter(|times| times.is_positive()) {
            let times = decimals(times, 2, locale);
            sentence += &locale.pick(
                format!(", bằng {times} lần mức bình quân tháng đến nay"),
                format!(", {times} times the monthly average so far"),
            );
        }
        Some(sentence + ".")
    }

    fn projection_words(&self, locale: Locale) -> Option<String> {
        let projection = self.projection()?;
        if self.target().get_period().is_some_and(|period| period.end() <= self.until()) {
            return None;
        }
        let at = self.shown(&projection.at_pace, locale);
        let mut sentence =
            locale.pick(format!("Với tiến độ này cả kỳ là {at}"), format!("At this pace the period ends at {at}"));
        let open = projection.at_pace.open_bounds(self.digits(), Rounding::HalfEven).ok()?;
        let years = match projection.basis {
            Basis::EarlierYears(years) => locale.pick(
                format!("theo {years} năm trước{}", coverage(projection.basis, locale)),
                format!("by {years} earlier years{}", coverage(projection.basis, locale)),
            ),
            Basis::Parts(parts) => locale.pick(
                format!("theo mức thấp nhất và cao nhất của {parts} kỳ đã qua"),
                format!("by the worst and the best of {parts} parts so far"),
            ),
            _ => String::new(),
        };
        if let (Some(low), Some(high), false) = (open.lower, open.upper, years.is_empty()) {
            let shown = |amount| Quantity::new(amount, projection.at_pace.unit().clone()).write(locale);
            let (low, high) = (shown(low), shown(high));
            sentence +=
                &locale.pick(format!(", từ {low} đến {high} {years}"), format!(", from {low} to {high} {years}"));
        }
        sentence += match projection.met {
            Some(true) => locale.pick(": đạt mục tiêu", ": the target is met"),
            Some(false) => locale.pick(": không đạt mục tiêu", ": the target is missed"),
            None => locale.pick(": có thể đạt hoặc không", ": it may be met or missed"),
        };
        Some(sentence + ".")
    }

    fn assumed(&self, locale: Locale) -> Option<String> {
        let mut clauses: Vec<String> = Vec::new();
        if let Some(counted) = self.share().counted_to().filter(|_| self.status() != PaceStatus::TooEarly) {
            let counted = day(counted, locale);
            clauses.push(
                locale.pick(format!("tiến độ chỉ tính đến {counted}"), format!("the profile counts to {counted} only")),
            );
        }
        if self.weighs_by_time() {
            let words = locale
                .pick("các phần của kỳ có tỷ trọng theo thời gian", "the parts of the period weigh by their time");
            clauses.push(words.to_owned());
        }
        clauses.extend(self.assumptions().iter().map(|assumption| assumption.explain(locale)));
        let clauses = clauses.join("; ");
        (!clauses.is_empty()).then(|| locale.pick(format!("Giả định: {clauses}."), format!("Assumed: {clauses}.")))
    }

    /// A figure with as many decimals as were written, and one at least of a rate.
    fn shown(&self, extent: &Extent, locale: Locale) -> String {
        let amount = self.amount(extent, locale);
        match self.goal().change().filter(|_| self.shows_change()) {
            Some(Change::Down) => locale.pick(format!("giảm {amount}"), format!("down {amount}")),
            Some(_) => locale.pick(format!("tăng {amount}"), format!("up {amount}")),
            None => amount,
        }
    }

    fn amount(&self, extent: &Extent, locale: Locale) -> String {
        let digits = self.digits();
        if let Some(value) = extent.value() {
            return written(&value, extent, digits, locale).unwrap_or_default();
        }
        let Ok(found) = extent.written_bounds(digits, Rounding::HalfEven) else { return String::new() };
        let shown = |amount: Decimal| Quantity::new(amount, extent.unit().clone()).write(locale);
        match (found.lower.map(shown), found.upper.map(shown)) {
            (Some(low), Some(high)) => locale.pick(format!("từ {low} đến {high}"), format!("{low} to {high}")),
            (Some(low), None) => locale.pick(format!("từ {low} trở lên"), format!("{low} or more")),
            (None, Some(high)) => locale.pick(format!("đến {high}"), format!("{high} or less")),
            (None, None) => locale.pick("không rõ", "unknown").to_owned(),
        }
    }

    fn digits(&self) -> i32 {
        let scale = |value: &Value| match value {
            Value::Quantity(q) => q.amount().scale(),
            Value::Range(r) => {
                [r.lower(), r.upper()].into_iter().flatten().map(|q| q.amount().scale()).max().unwrap_or(0)
            }
            Value::Tally(_) => 0,
        };
        let observed = self.observations().iter().filter_map(Observation::figure).map(Figure::value).map(scale);
        let least = u32::from(self.kind() == Accumulates::Rate);
        let asked = self.goal().value().map_or(0, scale);
        i32::try_from(observed.max().unwrap_or(0).max(asked).max(least)).unwrap_or(0)
    }
}

impl SamePeriod {
    /// Returns the comparison in the sentence that a report would print.
    #[must_use]
    pub fn explain(&self, locale: Locale) -> String {
        let name = self.current.indicator().name_in(locale);
        let period = self.current.get_period().map(|period| period.write(locale)).unwrap_or_default();
        let figure = |o: &Observation| o.figure().map(|figure| figure.write(locale)).unwrap_or_default();
        let (current, last) = (figure(&self.current), figure(&self.last));
        let found = match (self.percent_to(1, Rounding::HalfEven), self.growth_to(1, Rounding::HalfEven)) {
            (Some(percent), Some(growth)) => {
                let (percent, growth) = (bounds(&percent, locale), signed(&growth, locale));
                locale.pick(
                    format!("bằng {percent} so với cùng kỳ ({last}), {growth}"),
                    format!("{percent} of the same period last year ({last}), {growth}"),
                )
            }
            _ => locale.pick(format!("cùng kỳ {last}"), format!("{last} in the same period last year")),
        };
        format!("{name}, {period}: {current}, {found}.")
    }
}

fn signed(growth: &Bounds<Decimal>, locale: Locale) -> String {
    match growth.single() {
        Some(at) if at.is_sign_negative() && !at.is_zero() => {
            let at = write_number(-*at, locale);
            locale.pick(format!("giảm {at}%"), format!("down {at}%"))
        }
        _ => {
            let at = bounds(growth, locale);
            locale.pick(format!("tăng {at}"), format!("up {at}"))
        }
    }
}

fn settled_words(met: bool, within: &Period, locale: Locale) -> String {
    let within = within.write(locale);
    match met {
        true => locale.pick(format!("Đã đạt mục tiêu trong {within}."), format!("Already met in {within}.")),
        false => locale.pick(
            format!("Không thể đạt nữa: đã quá mức trong {within}."),
            format!("Can no longer be met: the limit was passed in {within}."),
        ),
    }
}

fn coverage(basis: Basis, locale: Locale) -> String {
    basis.coverage().map_or_else(String::new, |share| {
        let share = percent_of(&share, 0, locale);
        locale.pick(
            format!(" (chừng {share} số năm nằm trong khoảng này)"),
            format!(" (about {share} of years fall inside)"),
        )
    })
}

/// A value with so many decimals, and one more where they do not hold it.
fn written(value: &Ratio, extent: &Extent, digits: i32, locale: Locale) -> Option<String> {
    let amount = value.round(digits, Rounding::HalfEven).ok()?;
    let amount = match Ratio::from(amount) == *value {
        true => amount,
        false => value.round(digits + 1, Rounding::HalfEven).ok()?,
    };
    Some(Quantity::new(amount, extent.unit().clone()).write(locale))
}

fn day(day: NaiveDate, locale: Locale) -> String {
    Period::day(day).map_or_else(|_| day.to_string(), |period| period.write(locale))
}

fn decimals(value: &Ratio, digits: i32, locale: Locale) -> String {
    value
        .round(digits, Rounding::HalfEven)
        .map_or_else(|_| value.to_string(), |at| write_number(at.normalize(), locale))
}

fn percent_of(share: &Ratio, digits: i32, locale: Locale) -> String {
    match (share * &Ratio::from(100)).round(digits, Rounding::HalfEven) {
        Ok(at) => format!("{}%", write_number(at.normalize(), locale)),
        Err(_) => percent(share, locale),
    }
}

/// A part of the period as it stands in a sentence.
fn part_words(part: &Period, locale: Locale) -> String {
    let words = part.write(locale);
    match (locale, part.kind()) {
        (Locale::En, PeriodKind::Quarter) => {
            let quarter = chrono::Datelike::month0(&part.start()) / 3 + 1;
            format!("Q{quarter} {}", chrono::Datelike::year(&part.start()))
        }
        (Locale::En, PeriodKind::Half | PeriodKind::Trimester) => format!("the {words}"),
        _ => words,
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
