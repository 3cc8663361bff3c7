//! The phrase that names what a Vietnamese figure measures, printed beside it or taken from the figure before.

use attain::{Kind, Value};

use crate::sense::{Figure, Passage, indicator};
use crate::words::words;

/// Verbs whose object is what is counted.
const VERBS: &[&str] = words![
    "công nhận, đề ra, xây dựng, thành lập, khởi công, hoàn thành, tổ chức, cấp, xử lý, đón, phục vụ",
    "đào tạo, hỗ trợ, trao, tặng, ban hành, phê duyệt, tiêu hủy, trồng, sửa, xây, xây mới, lắp, cải tạo",
    "nâng cấp, kết nạp, tiếp nhận, khám, điều trị, thiếu, tuyển, bố trí, triển khai, kiểm tra, thanh tra",
    "ký kết, tỉnh công nhận, có thêm",
];

impl Passage<'_, '_> {
    /// Finds the phrase that names what every figure measures.
    pub(super) fn names(&mut self) {
        for index in 0..self.figures.len() {
            let (name, inherited) = self.name(index);
            if let Some(figure) = self.figures.get_mut(index) {
                (figure.name, figure.inherited) = (name, inherited);
            }
        }
        self.distribute();
    }

    pub(super) fn name(&self, index: usize) -> (Option<(usize, usize)>, Option<usize>) {
        let Some(figure) = self.figures.get(index) else { return (None, None) };
        let spotted = figure.spotted;
        let line = self.line;
        let floor = self.floor(index);
        let before = figure.base.as_ref().filter(|base| base.to <= spotted.led_from).map_or(spotted.led_from, |base| {
            // `so với cùng kỳ tăng 5%`: the noun stands before the comparison.
            (floor..base.from)
                .rev()
                .find(|at| {
                    words!["so, vượt, compared, relative, against, exceeding, exceeded"].contains(&line.word(*at))
                })
                .unwrap_or(base.from)
        });
        let taken = |at: usize| self.in_time(at);
        let behind = index
            .checked_sub(1)
            .and_then(|at| self.figures.get(at))
            .is_some_and(|previous| floor >= previous.spotted.end);
        let mut left = indicator::left(line, floor, before, behind, &taken, self.locale);
        // `thu nhập bình quân đầu người 51 triệu đồng`: the words lead to the figure, and are part of the name.
        if let Some((from, to)) = left
            && let Some(end) = line.any(to, &["bình quân đầu người", "per capita"]).filter(|end| *end <= spotted.from)
        {
            left = Some((from, end));
        }
        // A comparison's own figure and one in a parenthesis behind another speak of the same thing.
        let previous = index.checked_sub(1).filter(|at| {
            self.figures.get(*at).is_some_and(|previous| {
                self.layout.at(previous.spotted.from).sentence == self.layout.at(spotted.from).sentence
            })
        });
        if figure.is_base.is_some() {
            return (None, previous);
        }
        // `tăng trưởng 8%`, `đạt mức tăng trưởng 6,57%`: the lead is the name, or its end.
        if spotted.lead.grows
            && let Some(at) =
                (spotted.led_from..spotted.from).find(|at| line.any(*at, &["tăng trưởng", "growth"]).is_some())
        {
            left = Some((left.map_or(at, |(from, _)| from), (at + 2).min(spotted.from)));
        }
        let kind = spotted.value.unit().kind();
        let tally = matches!(spotted.value, Value::Tally(_)) && kind != Kind::Rank;
        let limit = self.figures.get(index + 1).map_or(self.layout.sentence_end(spotted.from), |next| {
            next.spotted.led_from.min(self.layout.sentence_end(spotted.from))
        });
        let changed = spotted.lead.change.is_some()
            || spotted.lead.exceeds
            || spotted.lead.equals
            || spotted.lead.compares.is_some()
            || spotted.multiple
            || figure.base.is_some();
        // `công nhận 683 sản phẩm OCOP`: the verb alone names nothing.
        let verb = left.is_some_and(|(from, to)| {
            let alone = to - from <= 3 && line.any(from, VERBS).is_some();
            // `UBND tỉnh đã xây dựng 9 nhóm nhiệm vụ`: a verb right before what it makes.
            let acts = line.any_before(to, VERBS).is_some();
            kind == Kind::Count && to == spotted.led_from && !spotted.lead.led && (alone || acts)
        });
        if verb && let Some((_, to)) = indicator::right(line, self.noun(spotted), limit.max(spotted.to), self.locale) {
            return (Some((self.noun(spotted), to)), None);
        }
        if left.is_some() && !tally {
            return (left, None);
        }
        let behind = match () {
            () if tally => indicator::right(line, self.noun(spotted), limit.max(spotted.to), self.locale),
            () if kind == Kind::Share && !changed => indicator::right(line, spotted.end, limit, self.locale),
            // `cắt giảm ít nhất 30% thời gian thông quan`
            () if kind == Kind::Share
                && spotted.lead.change.is_some()
                && figure.base.is_none()
                && previous
                    .is_none_or(|at| self.figures.get(at).is_none_or(|before| !self.is_near(before, figure))) =>
            {
                indicator::right(line, spotted.end, limit, self.locale)
            }
            () => None,
        };
        if tally && left.is_some() && behind.is_none_or(|(from, to)| to <= spotted.to.max(from)) {
            return (left, None);
        }
        if behind.is_some() {
            return (behind, None);
        }
        if let Some(previous) = previous
            && (changed
                || kind == Kind::Rank
                || self.layout.at(spotted.from).parenthesis > 0
                || !matches!(kind, Kind::Count))
        {
            return (None, Some(previous));
        }
        if kind == Kind::Count {
            let noun = self.noun(spotted);
            return (indicator::right(line, noun, limit.max(spotted.to), self.locale), None);
        }
        (None, previous)
    }

    /// Whether two figures stand in one clause but for a comma: the second speaks of what the first does.
    fn is_near(&self, first: &Figure<'_>, second: &Figure<'_>) -> bool {
        self.layout.at(second.spotted.from).clause <= self.layout.at(first.spotted.to).clause + 1
            && second.spotted.led_from <= first.spotted.end + 2
    }
}
