//! The marks of statuses: a shape of its own for each, so that none is told by colour alone.

use attain::{Course, Locale, PaceStatus, Progress, Status};

/// A status as it is shown: a shape, a colour and a word.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// The class that gives it its colour.
    pub(crate) class: &'static str,
    /// The shape, drawn around the origin, 16 across; where it overlaps itself it is hollow.
    pub(crate) shape: &'static str,
    /// The shape as a character, where nothing can be drawn.
    pub(crate) letter: char,
    /// The word.
    pub(crate) word: String,
}

impl Mark {
    fn new(like: Status, word: &str) -> Self {
        let (class, letter, shape) = match like {
            Status::Exceeded => ("exceeded", '▲', "M0-7.5L7.5 6.5H-7.5z"),
            Status::Met => {
                ("met", '●', "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0zM-4 .5L-2.6-.9L-1 .7L2.8-3.1L4.2-1.7L-1 3.5z")
            }
            Status::NearMiss => ("near", '◆', "M0-7.5L7.5 0L0 7.5L-7.5 0zM0-4.8L4.8 0H-4.8z"),
            Status::Missed => (
                "missed",
                '■',
                "M-6.5-6.5H6.5V6.5H-6.5zM-4-2.6L-1.4 0L-4 2.6L-2.6 4L0 1.4L2.6 4L4 2.6L1.4 0L4-2.6L2.6-4L0-1.4L-2.6-4z",
            ),
            Status::Undecided => ("undecided", '◐', "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0zM0-5a5 5 0 0 0 0 10z"),
            _ => ("none", '○', "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0zM-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0zM-3-1H3V1H-3z"),
        };
        Self { class, shape, letter, word: word.to_owned() }
    }

    pub(crate) fn of(status: Status, locale: Locale) -> Self {
        Self::new(status, status.label(locale))
    }

    pub(crate) fn of_pace(status: PaceStatus, locale: Locale) -> Self {
        let like = match status {
            PaceStatus::Ahead => Status::Exceeded,
            PaceStatus::OnTrack => Status::Met,
            PaceStatus::AtRisk => Status::NearMiss,
            PaceStatus::OffTrack => Status::Missed,
            PaceStatus::Undecided => Status::Undecided,
            _ => Status::NoData,
        };
        Self::new(like, status.label(locale))
    }

    /// The verdict of a method keeps the word that its publisher gave it.
    pub(crate) fn of_progress(row: &Progress) -> Self {
        let like = match row.course() {
            Some(Course::Achieved) => Status::Exceeded,
            Some(Course::OnTrack) => Status::Met,
            Some(Course::TooSlow) => Status::NearMiss,
            Some(Course::Stalled | Course::Away) => Status::Missed,
            None if row.reason().is_some() => Status::NoData,
            None => Status::Undecided,
        };
        Self::new(like, row.label())
    }
}
