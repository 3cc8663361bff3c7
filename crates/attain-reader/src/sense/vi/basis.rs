//! Ties every Vietnamese figure to what it is set against: `so với 17.091 tỷ đồng năm 2022`.

use crate::scan::Time;
use crate::sense::base::{Against, Base};
use crate::sense::{Figure, NEAR, Passage, base};
use crate::words::words;

impl Passage<'_, '_> {
    /// Finds what every figure is set against.
    pub(super) fn bases(&mut self) {
        for index in 0..self.figures.len() {
            // `so với kế hoạch 40 nghìn tỷ`: the noun leads to the next figure and belongs to the base.
            let limit = self.figures.get(index + 1).map_or(usize::MAX, |next| {
                if next.spotted.lead.asks { next.spotted.from } else { next.spotted.led_from }
            });
            let floor = {
                let Some(figure) = self.figures.get(index) else { continue };
                let start = self.layout.sentence_start(figure.spotted.from);
                index.checked_sub(1).and_then(|at| self.figures.get(at)).map_or(start, |before| {
                    start.max(before.base.as_ref().map_or(before.spotted.end, |base| base.to.max(before.spotted.end)))
                })
            };
            let Some(figure) = self.figures.get(index) else { continue };
            let spotted = figure.spotted;
            let lead = &spotted.lead;
            let equals = lead.equals || lead.times || spotted.multiple || lead.exceeds;
            let limit = limit.max(spotted.end);
            let found = base::after(
                self.line,
                &self.layout,
                spotted.end,
                limit,
                spotted.value.unit().kind(),
                equals,
                self.locale,
            )
            .or_else(|| base::before(self.line, floor, spotted.led_from, self.locale));
            // The figure that a base runs into is the base's own: `so với 17.091 tỷ đồng năm 2022`.
            let into = found.as_ref().map(|base| (base.to, base.against, base.compared));
            if let Some(figure) = self.figures.get_mut(index) {
                figure.base = found;
            }
            // `(cùng kỳ năm 2024 tăng 6,8%)`, `cùng kỳ 1.013 doanh nghiệp`: the figure of the other time.
            if self.is_of_same_time(index, floor)
                && let Some(figure) = self.figures.get_mut(index)
            {
                figure.is_base = Some(Against::Time);
            }
            let compared_at = self.compared_at(index);
            if let Some(next) = self.figures.get_mut(index + 1) {
                let opens = |at: usize| matches!(self.line.mark(at), Some('(' | ':'));
                if let Some((to, against, _)) = into
                    && (to == next.spotted.led_from
                        || to == next.spotted.from
                        || opens(to) && to + 1 == next.spotted.led_from)
                {
                    next.is_base = Some(against);
                } else if compared_at == Some(next.spotted.led_from) {
                    next.is_base = Some(if next.spotted.lead.asks { Against::Plan } else { Against::Time });
                }
            }
        }
    }

    /// Whether the clause of a figure opens with `cùng kỳ`, and only a time and the words that lead to the figure follow.
    fn is_of_same_time(&self, index: usize, floor: usize) -> bool {
        let Some(figure) = self.figures.get(index) else { return false };
        let led = figure.spotted.led_from;
        let open = (floor..led).rev().take(6).find(|at| self.line.any(*at, &["cùng kỳ", "same period"]).is_some());
        open.is_some_and(|open| {
            let clean = (open + 2..led).all(|at| {
                self.in_time(at) || matches!(self.line.word(at), "năm" | "trước" | "là" | "đạt" | "last" | "year")
            });
            let first = open == 0 || matches!(self.line.mark(open - 1), Some('(' | ';' | ','));
            clean && first
        })
    }

    /// The token after a comparison that runs straight into the next figure: `so với 17.091 tỷ đồng`.
    fn compared_at(&self, index: usize) -> Option<usize> {
        let figure = self.figures.get(index)?;
        let words = self
            .locale
            .pick(&["so với mức", "so với", "so"][..], words!["compared with, compared to, against, versus, than"]);
        self.line.any(figure.spotted.end, words)
    }

    pub(super) fn is_set_against(&self, time: &Time) -> bool {
        let within = |base: &Base| (base.from..base.to).contains(&time.from);
        let next = self.figures.partition_point(|figure| figure.spotted.from < time.from);
        let near = self.figures.iter().skip(next.saturating_sub(NEAR)).take(2 * NEAR);
        if near.into_iter().any(|figure| figure.base.as_ref().is_some_and(within)) {
            return true;
        }
        // `so với 4.890 tấn của năm 2023`: the year of the figure that another is compared with.
        let behind = next.checked_sub(1).and_then(|at| self.figures.get(at)).is_some_and(|figure| {
            figure.is_base == Some(Against::Time) && (figure.spotted.end..figure.spotted.end + 3).contains(&time.from)
        });
        if behind {
            return true;
        }
        // `so với năm 2022` without a figure of its own, `17.091 tỷ đồng của năm 2022` behind a comparison.
        let from = self.layout.sentence_start(time.from).max(time.from.saturating_sub(6));
        let words: &[&str] = self.locale.pick(
            words![
                "so với, so cùng kỳ, cùng kỳ, thay vì, kể từ, nghị quyết",
                "quyết định, theo chuẩn, công văn, thông tư"
            ],
            words!["compared with, compared to, than in, from, against"],
        );
        (from..time.from)
            .rev()
            .take_while(|at| !matches!(self.line.mark(*at), Some(',' | ';' | '(')))
            .any(|at| words.iter().any(|word| self.line.phrase(at, word).is_some()))
    }

    /// Whether what a share is set against is the same time of another year: `98,3% cùng kỳ`.
    pub(super) fn is_same_time(&self, figure: &Figure<'_>) -> bool {
        figure.base.as_ref().is_some_and(|base| self.line.word(base.from) == "cùng")
    }
}
