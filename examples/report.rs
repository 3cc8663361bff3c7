//! A sheet as an office keeps it, judged and sent on: a page for the browser and for print, a workbook, a table in Markdown.
//!
//! Run it with `cargo run --example report -- FOLDER`; without a folder it writes to a temporary one. The notebook
//! `examples/ha_tinh.ipynb` does the same from Python.

use std::error::Error;
use std::path::PathBuf;

use attain::{Better, Locale};
use attain_report::{Report, csv, workbook};

/// What the office sent: chapters, a part under its total, values as numbers and as text, one cell that nobody can read.
const SHEET: &str = "\
KẾ HOẠCH VÀ KẾT QUẢ NĂM 2024;;;;
TT;Chỉ tiêu;ĐVT;Kế hoạch 2024;Thực hiện 2024
I;KINH TẾ;;;
1;Tăng trưởng GRDP;%;8 - 8,5%;8,05%
2;Tổng thu ngân sách;tỷ đồng;17.500;17.946
;- Thu nội địa;tỷ đồng;8.100;8.300
;- Thu xuất nhập khẩu;tỷ đồng;9.400;9.646
II;XÃ HỘI;;;
3;Tỷ lệ hộ nghèo;%;không quá 3%;2,9%
4;Tỷ lệ che phủ rừng;%;đang rà soát;52,5%
";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map_or_else(|| std::env::temp_dir().join("attain-report"), PathBuf::from);
    std::fs::create_dir_all(&folder)?;

    let grid = csv::grid(SHEET, "plan_2024.csv")?;
    let reading = workbook::Reading { better: Some(Better::Higher), ..workbook::Reading::default() };
    let plan = workbook::plan_of(&grid, &reading)?;
    let results = workbook::observations_of(&grid, &reading)?;
    for cell in plan.unread.iter().chain(&results.unread) {
        println!("not read: {cell}");
    }
    let card = plan.value.assess(results.value.items())?;

    let (page, sheet) = (folder.join("scorecard.html"), folder.join("scorecard.xlsx"));
    card.write_html(&page, Locale::Vi)?;
    workbook::write_scorecard(&card, &sheet, Locale::Vi)?;
    println!("\n{}", card.to_markdown(Locale::En));

    // Whoever gets the workbook can read the plan out of it again.
    let again = workbook::read_plan(&sheet, &reading)?.value;
    println!("{} targets written, {} read back", plan.value.targets().len(), again.targets().len());
    Ok(())
}
