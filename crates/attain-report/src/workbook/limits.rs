//! How much of a file is read: more than any office keeps, and less than fills a machine.

/// The largest file, in bytes.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// The most that a workbook may unpack to, in bytes.
pub const MAX_UNPACKED_BYTES: u64 = 512 << 20;

/// How many times its size a workbook may unpack to, once it unpacks to more than [`SMALL_BYTES`].
///
/// Workbooks that offices keep stay below 60; deflate itself can reach 1,032.
pub const MAX_RATIO: u64 = 250;

/// Below this many unpacked bytes no workbook is refused for how well it packs.
pub const SMALL_BYTES: u64 = 16 << 20;

/// The most parts that a workbook may have.
pub const MAX_PARTS: usize = 10_000;

/// The most cells that are read of a sheet, those covered by merges among them.
pub const MAX_CELLS: usize = 2_000_000;

/// The rows that a sheet may have.
pub const MAX_ROWS: u32 = 1_048_576;

/// The columns that a sheet may have.
pub const MAX_COLUMNS: u32 = 16_384;

/// The most characters of a text that a cell of a workbook holds.
pub const MAX_TEXT: usize = 32_767;

/// The most cells that are listed as unread before a sheet is given up.
pub const MAX_UNREAD: usize = 10_000;
