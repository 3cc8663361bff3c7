//! Figures that stand apart from their nouns: `thu nội địa và xuất nhập khẩu lần lượt tăng 2,27% và 6,91%`.

use attain::Locale;

use crate::sense::{NEAR, Passage, indicator};

impl Passage<'_, '_> {
    /// Gives each figure behind `lần lượt`, `respectively` the noun that it belongs to.
    pub(super) fn distribute(&mut self) {
        let line = self.line;
        let cues = self.locale.pick(&["lần lượt", "tương ứng"][..], &["respectively"][..]);
        let mut at = 0;
        while at < line.len() {
            let Some(next) = line.any(at, cues) else {
                at += 1;
                continue;
            };
            let sentence = self.layout.at(at).sentence;
            // The figures behind the cue, or in English those before it, that follow each other.
            let next_at = self.figures.partition_point(|figure| figure.spotted.from < at);
            let mut run: Vec<usize> = match self.locale {
                Locale::Vi => (next_at..self.figures.len())
                    .take(NEAR)
                    .filter(|i| {
                        self.figures.get(*i).is_some_and(|f| {
                            f.spotted.from >= next && self.layout.at(f.spotted.from).sentence == sentence
                        })
                    })
                    .collect(),
                _ => (0..next_at)
                    .rev()
                    .take(NEAR)
                    .filter(|i| {
                        self.figures
                            .get(*i)
                            .is_some_and(|f| f.spotted.to <= at && self.layout.at(f.spotted.from).sentence == sentence)
                    })
                    .collect(),
            };
            let mut kept: Vec<usize> = Vec::new();
            for index in run.drain(..) {
                let joined =
                    kept.last().is_none_or(|last| self.follow_each_other(*last.min(&index), *last.max(&index)));
                if !joined {
                    break;
                }
                kept.push(index);
            }
            kept.sort_unstable();
            if let Some(first) =
                kept.first().and_then(|first| self.figures.get(*first)).map(|figure| figure.spotted.led_from)
                && kept.len() >= 2
            {
                let floor = self.layout.sentence_start(at).max(
                    kept.first()
                        .and_then(|first| first.checked_sub(1))
                        .and_then(|before| self.figures.get(before))
                        .map_or(0, |before| before.spotted.end),
                );
                let end = first.min(if self.locale == Locale::Vi { at } else { first });
                let commas = self.heads(floor, end, &[",", ";"]);
                let heads =
                    if commas.len() == kept.len() { commas } else { self.heads(floor, end, &[",", ";", "và", "and"]) };
                if heads.len() >= 2 && heads.len() == kept.len() {
                    for (index, head) in kept.iter().zip(heads) {
                        if let Some(figure) = self.figures.get_mut(*index) {
                            (figure.name, figure.inherited) = (Some(head), None);
                        }
                    }
                }
            }
            at = next;
        }
    }

    fn follow_each_other(&self, first: usize, second: usize) -> bool {
        let (Some(a), Some(b)) = (self.figures.get(first), self.figures.get(second)) else { return false };
        (a.spotted.end..b.spotted.from).all(|at| {
            matches!(
                self.line.text(at),
                "," | "và" | ";" | "and" | "gần" | "hơn" | "khoảng" | "trên" | "về" | "to" | "by"
            ) || self.in_time(at)
        }) && b.spotted.from >= a.spotted.end
    }

    /// The nouns of a list: `thu nội địa và thu xuất nhập khẩu`, `A, B và C`.
    fn heads(&self, floor: usize, end: usize, marks: &[&str]) -> Vec<(usize, usize)> {
        let taken = |at: usize| self.in_time(at);
        let mut cuts = vec![floor];
        let mut at = floor;
        while at < end {
            if marks.contains(&self.line.text(at)) && !self.in_time(at) {
                cuts.push(at);
                cuts.push(at + 1);
            }
            at += 1;
        }
        cuts.push(end);
        let mut heads = Vec::new();
        for pair in cuts.chunks(2) {
            let (Some(from), Some(to)) = (pair.first(), pair.get(1)) else { continue };
            if let Some(head) = indicator::left(self.line, *from, *to, false, &taken, self.locale) {
                heads.push(head);
            }
        }
        heads
    }
}
