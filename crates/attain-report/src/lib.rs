#![doc = include_str!("../README.md")]

mod axis;
mod bullet;
pub mod csv;
mod file;
mod groups;
mod list;
mod mark;
mod markdown;
mod methods;
mod pace;
mod page;
mod reading;
mod scorecard;
mod words;
pub mod workbook;

pub use file::{WriteError, replace};
pub use page::{Form, ROWS_OF_A_FRAGMENT, Report, text};
pub use reading::Marked;
pub use words::found;
