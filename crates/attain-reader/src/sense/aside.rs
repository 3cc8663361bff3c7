//! What the words around a figure say beside its value: which way it should go, that it is the highest so far, that it is
//! some of a whole, that it is a thing to do.

use attain::{Better, Change, Value};

use super::{Figure, NEAR, Passage, REACH};
use crate::scan::Spotted;
use crate::words::words;

impl Passage<'_, '_> {
    /// The token at which the thing counted begins, in the span of a figure.
    pub(super) fn noun(&self, spotted: &Spotted) -> usize {
        let tally = matches!(spotted.value, Value::Tally(_));
        let digits = |at: &usize| self.line.is_digits(*at);
        let first =
            (spotted.from..spotted.to).find(|at| !digits(at) && self.line.mark(*at).is_none()).unwrap_or(spotted.to);
        let last = (spotted.from..spotted.to).rev().find(digits).map_or(spotted.from, |at| at + 1);
        let mut noun = if tally { last } else { first };
        while words!["nghìn, ngàn, triệu, tỷ, tỉ, vạn, trăm, million, billion, thousand"]
            .contains(&self.line.word(noun))
        {
            noun += 1;
        }
        noun.min(spotted.to.max(spotted.from + 1))
    }

    /// Whether what is counted is a thing to do, or somebody who does it, rather than something measured.
    pub(super) fn is_task(&self, spotted: &Spotted) -> bool {
        let things = spotted.value.unit().word();
        if things == "group" {
            // `9 nhóm nhiệm vụ`, but `11 nhóm hàng hóa`
            return self
                .line
                .any(spotted.to, words!["nhiệm, giải, vấn, nội, việc, chính, of tasks, of measures"])
                .is_some();
        }
        words![
            "task, solution, orientation, goal, breakthrough, content, topic",
            "delegate, plan, resolution, pillar, principle"
        ]
        .contains(&things)
    }

    /// Which way the words say that it should go.
    pub(super) fn better(&self, figure: &Figure<'_>, change: Option<Change>) -> Option<Better> {
        match change {
            Some(Change::Down) => return Some(Better::Lower),
            Some(_) => return Some(Better::Higher),
            None => {}
        }
        let spotted = figure.spotted;
        let from = self.layout.sentence_start(spotted.from).max(spotted.from.saturating_sub(REACH));
        let own = spotted.led_from.saturating_sub(4).max(from);
        let near = |words: &[&str]| {
            (own..spotted.from).any(|at| words.iter().any(|word| self.line.phrase(at, word).is_some()))
        };
        if near(self.locale.pick(
            &["giảm", "kéo giảm", "hạ", "xuống", "còn", "giảm còn"],
            &["reduce", "reduced", "lower", "cut", "down"],
        )) {
            return Some(Better::Lower);
        }
        let whole = |words: &[&str]| {
            (from..spotted.from).any(|at| words.iter().any(|word| self.line.phrase(at, word).is_some()))
        };
        if whole(
            self.locale
                .pick(&["không để", "kiềm chế", "kiểm soát", "khống chế"], &["contain", "keep below", "hold below"]),
        ) {
            return Some(Better::Lower);
        }
        whole(self.locale.pick(
            words!["phấn đấu, đạt, huy động, giải quyết, thu hút, nâng, hoàn thành", "tạo, xây dựng, tăng"],
            words!["reach, achieve, raise, increase, mobilise, mobilize, create", "expand, attain, at least, strive"],
        ))
        .then_some(Better::Higher)
    }

    /// Whether the words behind a figure say that there was never more, or never less (true).
    pub(super) fn is_record(&self, index: usize) -> Option<bool> {
        let figure = self.figures.get(index)?;
        let here = self.layout.at(figure.spotted.from).parenthesis;
        let end = self.layout.sentence_end(figure.spotted.from).min(figure.spotted.end + 24);
        // A figure aside does not part another from its superlative: `9.982 tỷ đồng (kế hoạch 8.575 tỷ đồng), cao nhất …`.
        let next = self
            .figures
            .iter()
            .skip(index + 1)
            .take(NEAR)
            .find(|next| self.layout.at(next.spotted.from).parenthesis == here);
        let limit = next.map_or(end, |next| end.min(next.spotted.from));
        let words: &[&str] = self.locale.pick(
            words![
                "cao nhất từ trước, lớn nhất từ trước, nhiều nhất từ trước",
                "thấp nhất từ trước, cao nhất từ, mức cao nhất, cao nhất trong",
                "thấp nhất trong, kỷ lục, lớn nhất trong, cao nhất kể từ",
                "thấp nhất kể từ, cao nhất lịch sử"
            ],
            words![
                "record high, all - time high, highest ever, highest on record",
                "a record, highest since, lowest since, the highest in",
                "the lowest in, highest level, lowest level, record level",
                "record low"
            ],
        );
        let at = (figure.spotted.end..limit)
            .filter(|at| self.layout.at(*at).parenthesis == here)
            .find(|at| words.iter().any(|word| self.line.phrase(*at, word).is_some()))?;
        Some((at..at + 3).any(|at| matches!(self.line.word(at), "thấp" | "lowest" | "low")))
    }

    pub(super) fn some_of(&self, figure: &Figure<'_>) -> bool {
        let from = self.layout.sentence_start(figure.spotted.from).max(figure.spotted.from.saturating_sub(REACH));
        let words = self.locale.pick(&["trong đó", "riêng"][..], &["of which", "including", "among them"][..]);
        (from..figure.spotted.from).any(|at| words.iter().any(|word| self.line.phrase(at, word).is_some()))
    }
}
