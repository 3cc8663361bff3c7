//! The indicators that plans ask for most: provincial and national plans of Viet Nam, and results frameworks.
//!
//! To add an indicator, add a row: names, unit, direction, how it adds up, and the document that defines it. Three
//! things are left out on purpose. A direction is absent where the plan itself must say which way is better. Natural
//! limits stand only where no value can lie beyond them: coverage and disbursement do pass 100 %, a part of a whole
//! does not. A code stands only where the indicator is the coded one and not a national relative of it.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Accumulates, Better, Indicator};
use crate::decimal::Decimal;
use crate::interval::Bound;
use crate::quantity::Quantity;
use crate::range::Range;
use crate::text::normal_name;
use crate::unit::Unit;

/// One indicator: its names, what it is counted in, which way is better, where it is defined.
#[derive(Clone, Copy, Debug)]
pub struct CatalogueRow {
    /// The identifier, the same in every language.
    pub id: &'static str,
    /// The Vietnamese name.
    pub vi: &'static str,
    /// The English name.
    pub en: &'static str,
    /// Other Vietnamese names.
    pub also_vi: &'static [&'static str],
    /// Other English names.
    pub also_en: &'static [&'static str],
    /// The code of its unit.
    pub unit: &'static str,
    /// The power of ten that bare numbers of it are written at: 9 for `tỷ đồng`.
    pub exponent: i8,
    /// The level that is better, or None where the plan must say.
    pub better: Option<Better>,
    /// How it adds up over time.
    pub accumulates: Accumulates,
    /// The least and the most that it can be, in the unit itself.
    pub limits: (Option<i64>, Option<i64>),
    /// The number of the SDG indicator that it is, or empty.
    pub sdg: &'static str,
    /// The series of the SDG data structure that holds it, or empty.
    pub series: &'static str,
    /// Where it is defined, or where it is asked for.
    pub source: &'static str,
}

const NATIONAL: &str = "Viet Nam, national statistical indicator system, Decree 94/2022/ND-CP";
const PROVINCIAL: &str =
    "Viet Nam, statistical indicator system of provinces, districts and communes, Decision 05/2023/QD-TTg";
const PLANS: &str = "Viet Nam, resolutions of People's Councils on the annual socio-economic development plan";
const PUBLIC_DEBT: &str = "Viet Nam, Law on Public Debt Management 20/2017/QH14";
const PUBLIC_INVESTMENT: &str = "Viet Nam, Law on Public Investment 39/2019/QH14";
const NEW_RURAL_COMMUNES: &str = "Viet Nam, criteria of new-style rural communes 2021-2025, Decision 318/QD-TTg (2022)";
const NEW_RURAL_DISTRICTS: &str =
    "Viet Nam, criteria of new-style rural districts 2021-2025, Decision 320/QD-TTg (2022)";
const POVERTY: &str = "Viet Nam, multidimensional poverty line 2021-2025, Decree 07/2021/ND-CP";
const SCHOOLS: &str = "Viet Nam, Ministry of Education and Training, Circulars 17, 18 and 19/2018/TT-BGDDT";
const SOCIAL_HOUSING: &str = "Viet Nam, one million social housing units by 2030, Decision 338/QD-TTg (2023)";
const PAR: &str = "Viet Nam, Ministry of Home Affairs, Public Administration Reform Index (PAR INDEX)";
const PCI: &str = "Viet Nam Chamber of Commerce and Industry, Provincial Competitiveness Index (PCI)";
const SDG: &str = "United Nations, global indicator framework for the Sustainable Development Goals, A/RES/71/313";
const WDI: &str = "World Bank, World Development Indicators";

const fn row(id: &'static str, vi: &'static str, en: &'static str, unit: &'static str, exponent: i8) -> CatalogueRow {
    CatalogueRow {
        id,
        vi,
        en,
        also_vi: &[],
        also_en: &[],
        unit,
        exponent,
        better: None,
        accumulates: Accumulates::Rate,
        limits: (None, None),
        sdg: "",
        series: "",
        source: PLANS,
    }
}

impl CatalogueRow {
    const fn also(self, also_vi: &'static [&'static str], also_en: &'static [&'static str]) -> Self {
        Self { also_vi, also_en, ..self }
    }
    const fn higher(self) -> Self {
        Self { better: Some(Better::Higher), ..self }
    }
    const fn lower(self) -> Self {
        Self { better: Some(Better::Lower), ..self }
    }
    const fn flow(self) -> Self {
        Self { accumulates: Accumulates::Flow, ..self }
    }
    const fn stock(self) -> Self {
        Self { accumulates: Accumulates::Stock, ..self }
    }
    /// A part of a whole, in percent, or a score out of a hundred.
    const fn of_hundred(self) -> Self {
        Self { limits: (Some(0), Some(100)), ..self }
    }
    /// What is counted: never below zero.
    const fn counted(self) -> Self {
        Self { limits: (Some(0), None), ..self }
    }
    const fn source(self, source: &'static str) -> Self {
        Self { source, ..self }
    }
    const fn sdg(self, sdg: &'static str, series: &'static str) -> Self {
        Self { sdg, series, source: SDG, ..self }
    }

    /// Returns the indicator of the row.
    #[must_use]
    pub fn indicator(&self) -> Indicator {
        let source = match self.sdg {
            "" => self.source.to_owned(),
            sdg => format!("{}, indicator {sdg}", self.source),
        };
        let indicator =
            Indicator::named(self.vi).id(self.id).vi(self.vi).en(self.en).accumulates(self.accumulates).source(source);
        let indicator = self.also_vi.iter().chain(self.also_en).fold(indicator, |i, name| i.also(*name));
        let indicator = match self.better {
            Some(better) => indicator.better(better),
            None => indicator,
        };
        // Every code of the table is one; a test goes through them.
        let Ok(unit) = Unit::from_code(self.unit) else { return indicator };
        let bound = |at: i64| Bound { at: Quantity::new(Decimal::from(at), unit.clone()), closed: true };
        let indicator = match self.limits {
            (None, None) => indicator,
            (lower, upper) => match Range::new(lower.map(bound), upper.map(bound)) {
                Ok(limits) => indicator.limits(limits),
                Err(_) => indicator,
            },
        };
        indicator.unit(unit.at(self.exponent))
    }
}

/// Every indicator of the catalogue.
#[rustfmt::skip]
pub static ROWS: &[CatalogueRow] = &[
    // Growth and structure.
    row("gdp_growth", "Tốc độ tăng tổng sản phẩm trong nước (GDP)", "GDP growth", "percent{growth}", 0).higher().source(NATIONAL)
        .also(&["Tăng trưởng GDP", "Tốc độ tăng GDP", "Tốc độ tăng trưởng GDP"], &["Growth of gross domestic product", "Real GDP growth"]),
    row("grdp_growth", "Tốc độ tăng tổng sản phẩm trên địa bàn (GRDP)", "GRDP growth", "percent{growth}", 0).higher().source(PROVINCIAL)
        .also(&["Tăng trưởng GRDP", "Tốc độ tăng GRDP", "Tốc độ tăng trưởng GRDP", "Tăng trưởng kinh tế", "Tốc độ tăng trưởng kinh tế"], &["Growth of gross regional domestic product", "Economic growth"]),
    row("gdp_per_person", "GDP bình quân đầu người", "GDP per person", "USD/person/year", 0).higher().flow().source(NATIONAL)
        .also(&["Tổng sản phẩm trong nước bình quân đầu người"], &["GDP per capita"]),
    row("grdp_per_person", "GRDP bình quân đầu người", "GRDP per person", "VND/person/year", 6).higher().flow().source(PROVINCIAL)
        .also(&["Tổng sản phẩm trên địa bàn bình quân đầu người"], &["GRDP per capita"]),
    row("income_per_person", "Thu nhập bình quân đầu người", "Income per person", "VND/person/year", 6).higher().flow().source(PROVINCIAL)
        .also(&["Thu nhập bình quân đầu người/năm", "Thu nhập bình quân đầu người một năm"], &["Income per capita", "Average income per person"]),
    row("agriculture_share", "Tỷ trọng khu vực nông, lâm nghiệp và thủy sản trong GRDP", "Share of agriculture, forestry and fishery in GRDP", "percent{GRDP}", 0).source(PROVINCIAL)
        .also(&["Tỷ trọng nông, lâm nghiệp và thủy sản", "Tỷ trọng nông - lâm - thủy sản"], &["Agriculture share of GRDP"]),
    row("industry_share", "Tỷ trọng khu vực công nghiệp và xây dựng trong GRDP", "Share of industry and construction in GRDP", "percent{GRDP}", 0).source(PROVINCIAL)
        .also(&["Tỷ trọng công nghiệp và xây dựng", "Tỷ trọng công nghiệp - xây dựng"], &["Industry share of GRDP"]),
    row("services_share", "Tỷ trọng khu vực dịch vụ trong GRDP", "Share of services in GRDP", "percent{GRDP}", 0).source(PROVINCIAL)
        .also(&["Tỷ trọng dịch vụ", "Tỷ trọng khu vực dịch vụ"], &["Services share of GRDP"]),
    row("productivity_growth", "Tốc độ tăng năng suất lao động", "Labour productivity growth", "percent{growth}", 0).higher().source(NATIONAL)
        .also(&["Tốc độ tăng năng suất lao động xã hội", "Tăng năng suất lao động"], &["Growth of labour productivity"]),
    row("digital_economy_share", "Tỷ trọng kinh tế số trong GRDP", "Share of the digital economy in GRDP", "percent{GRDP}", 0).higher().source(PROVINCIAL)
        .also(&["Tỷ trọng giá trị tăng thêm của kinh tế số trong GRDP"], &["Digital economy share of GRDP"]),

    // Budget and investment.
    row("budget_revenue", "Tổng thu ngân sách nhà nước trên địa bàn", "Budget revenue", "VND", 9).higher().flow().source(PROVINCIAL)
        .also(&["Tổng thu ngân sách", "Tổng thu ngân sách trên địa bàn", "Tổng thu ngân sách nhà nước", "Thu ngân sách nhà nước trên địa bàn", "Thu ngân sách nhà nước", "Thu ngân sách trên địa bàn", "Thu ngân sách"], &["Total budget revenue", "State budget revenue"]),
    row("domestic_revenue", "Thu nội địa", "Domestic revenue", "VND", 9).higher().flow().source(PROVINCIAL)
        .also(&["Thu ngân sách nội địa", "Tổng thu nội địa"], &["Domestic budget revenue"]),
    row("trade_revenue", "Thu từ hoạt động xuất nhập khẩu", "Revenue from exports and imports", "VND", 9).higher().flow().source(PROVINCIAL)
        .also(&["Thu xuất nhập khẩu", "Thu xuất, nhập khẩu", "Thu từ hoạt động xuất, nhập khẩu", "Thu thuế xuất nhập khẩu"], &["Revenue from imports and exports", "Import and export revenue"]),
    row("budget_expenditure", "Tổng chi ngân sách nhà nước", "Budget expenditure", "VND", 9).flow().source(PROVINCIAL)
        .also(&["Tổng chi ngân sách", "Tổng chi ngân sách địa phương", "Chi ngân sách nhà nước", "Chi ngân sách địa phương", "Chi ngân sách"], &["Total budget expenditure", "State budget expenditure"]),
    row("budget_deficit", "Bội chi ngân sách nhà nước so với GDP", "Budget deficit to GDP", "percent{GDP}", 0).lower().source(NATIONAL)
        .also(&["Tỷ lệ bội chi ngân sách nhà nước so với GDP", "Bội chi ngân sách nhà nước"], &["Budget deficit", "State budget deficit"]),
    row("public_debt", "Nợ công so với GDP", "Public debt to GDP", "percent{GDP}", 0).lower().stock().source(PUBLIC_DEBT)
        .also(&["Tỷ lệ nợ công so với GDP", "Nợ công"], &["Public debt"]),
    row("social_investment", "Vốn đầu tư thực hiện toàn xã hội", "Total social investment", "VND", 9).higher().flow().source(PROVINCIAL)
        .also(&["Tổng vốn đầu tư toàn xã hội", "Tổng vốn đầu tư thực hiện toàn xã hội", "Vốn đầu tư toàn xã hội", "Huy động tổng vốn đầu tư toàn xã hội", "Vốn đầu tư phát triển toàn xã hội", "Tổng vốn đầu tư phát triển toàn xã hội"], &["Investment by the whole society", "Realised social investment"]),
    row("public_investment_disbursement", "Giải ngân vốn đầu tư công", "Public investment disbursement", "VND", 9).higher().flow().source(PUBLIC_INVESTMENT)
        .also(&["Giải ngân đầu tư công", "Vốn đầu tư công giải ngân", "Giải ngân kế hoạch vốn đầu tư công"], &["Disbursement of public investment"]),
    // More than the plan of the year can be paid out, so no limit.
    row("public_investment_disbursement_rate", "Tỷ lệ giải ngân vốn đầu tư công", "Public investment disbursement rate", "percent{plan}", 0).higher().flow().source(PUBLIC_INVESTMENT)
        .also(&["Tỷ lệ giải ngân đầu tư công", "Tỷ lệ giải ngân kế hoạch vốn đầu tư công"], &["Disbursement rate of public investment"]),
    row("foreign_investment", "Vốn đầu tư trực tiếp nước ngoài đăng ký", "Registered foreign direct investment", "USD", 6).higher().flow().source(NATIONAL)
        .also(&["Vốn FDI đăng ký", "Tổng vốn FDI đăng ký", "Thu hút vốn FDI", "Thu hút FDI"], &["Registered FDI", "FDI attracted"]),

    // Trade, prices, industry.
    row("exports", "Kim ngạch xuất khẩu", "Exports", "USD", 6).higher().flow().counted().source(PROVINCIAL)
        .also(&["Tổng kim ngạch xuất khẩu", "Kim ngạch xuất khẩu hàng hóa", "Trị giá xuất khẩu hàng hóa", "Giá trị xuất khẩu"], &["Export turnover", "Merchandise exports"]),
    row("imports", "Kim ngạch nhập khẩu", "Imports", "USD", 6).flow().counted().source(PROVINCIAL)
        .also(&["Tổng kim ngạch nhập khẩu", "Kim ngạch nhập khẩu hàng hóa", "Trị giá nhập khẩu hàng hóa", "Giá trị nhập khẩu"], &["Import turnover", "Merchandise imports"]),
    row("export_growth", "Tốc độ tăng kim ngạch xuất khẩu", "Export growth", "percent{growth}", 0).higher()
        .also(&["Tốc độ tăng tổng kim ngạch xuất khẩu", "Tăng trưởng xuất khẩu"], &["Growth of exports"]),
    row("trade_deficit_share", "Tỷ lệ nhập siêu so với kim ngạch xuất khẩu", "Trade deficit to exports", "percent{exports}", 0).lower()
        .also(&["Tỷ lệ nhập siêu so với tổng kim ngạch xuất khẩu", "Tỷ lệ nhập siêu"], &["Trade deficit as a share of exports"]),
    row("retail_sales", "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng", "Retail sales of goods and consumer services", "VND", 9).higher().flow().counted().source(PROVINCIAL)
        .also(&["Tổng mức bán lẻ hàng hóa và dịch vụ", "Tổng mức bán lẻ hàng hóa", "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ"], &["Retail sales"]),
    // A ceiling in one plan, a band in the next: the plan must say.
    row("cpi_growth", "Tốc độ tăng chỉ số giá tiêu dùng (CPI) bình quân", "CPI growth", "percent{growth}", 0).source(NATIONAL)
        .also(&["CPI", "Chỉ số giá tiêu dùng", "Chỉ số giá tiêu dùng (CPI)", "Tốc độ tăng giá tiêu dùng (CPI) bình quân", "Tốc độ tăng chỉ số giá tiêu dùng", "CPI bình quân", "Lạm phát"], &["Consumer price index", "Average CPI growth", "Inflation"]),
    row("industrial_production_growth", "Tốc độ tăng chỉ số sản xuất công nghiệp (IIP)", "Industrial production growth", "percent{growth}", 0).higher().source(PROVINCIAL)
        .also(&["Chỉ số sản xuất công nghiệp", "Chỉ số sản xuất công nghiệp (IIP)", "Chỉ số sản xuất toàn ngành công nghiệp", "Tốc độ tăng chỉ số sản xuất công nghiệp", "IIP"], &["Industrial production index", "Growth of industrial production"]),

    // Agriculture, land, new-style countryside.
    row("grain_output", "Sản lượng lương thực có hạt", "Grain output", "t", 3).higher().flow().counted().source(PROVINCIAL)
        .also(&["Tổng sản lượng lương thực", "Sản lượng lương thực", "Tổng sản lượng lương thực có hạt"], &["Food grain output", "Cereal output"]),
    row("land_area", "Diện tích đất tự nhiên", "Land area", "ha", 0).stock().counted().source(PROVINCIAL)
        .also(&["Tổng diện tích đất tự nhiên", "Diện tích tự nhiên"], &["Total land area"]),
    row("forest_cover", "Tỷ lệ che phủ rừng", "Forest cover", "percent", 0).higher().stock().of_hundred().source(PROVINCIAL)
        .also(&["Độ che phủ rừng", "Tỷ lệ che phủ của rừng", "Độ che phủ của rừng"], &["Forest cover rate"]),
    row("urbanisation", "Tỷ lệ đô thị hóa", "Urbanisation rate", "percent", 0).higher().stock().of_hundred().source(PROVINCIAL)
        .also(&["Tỷ lệ dân số đô thị"], &["Urbanization rate", "Urban population share"]),
    row("new_rural_communes", "Số xã đạt chuẩn nông thôn mới", "Communes certified as new-style rural", "commune", 0).higher().stock().counted().source(NEW_RURAL_COMMUNES)
        .also(&["Số xã đạt chuẩn NTM", "Số xã được công nhận đạt chuẩn nông thôn mới"], &["New-style rural communes", "New rural communes"]),
    row("new_rural_commune_share", "Tỷ lệ xã đạt chuẩn nông thôn mới", "Share of communes certified as new-style rural", "percent", 0).higher().stock().of_hundred().source(NEW_RURAL_COMMUNES)
        .also(&["Tỷ lệ xã đạt chuẩn NTM", "Tỷ lệ số xã đạt chuẩn nông thôn mới", "Xã đạt chuẩn nông thôn mới", "Xã đạt chuẩn NTM"], &["New-style rural commune share"]),
    row("new_rural_districts", "Số huyện đạt chuẩn nông thôn mới", "Districts certified as new-style rural", "district", 0).higher().stock().counted().source(NEW_RURAL_DISTRICTS)
        .also(&["Số huyện đạt chuẩn NTM", "Số đơn vị cấp huyện đạt chuẩn nông thôn mới", "Số đơn vị cấp huyện đạt chuẩn, hoàn thành nhiệm vụ xây dựng nông thôn mới"], &["New-style rural districts", "New rural districts"]),
    row("new_rural_district_share", "Tỷ lệ huyện đạt chuẩn nông thôn mới", "Share of districts certified as new-style rural", "percent", 0).higher().stock().of_hundred().source(NEW_RURAL_DISTRICTS)
        .also(&["Tỷ lệ huyện đạt chuẩn NTM", "Tỷ lệ đơn vị cấp huyện đạt chuẩn nông thôn mới", "Huyện đạt chuẩn nông thôn mới", "Huyện đạt chuẩn NTM"], &["New-style rural district share"]),

    // People, work, poverty.
    row("poverty_rate", "Tỷ lệ hộ nghèo", "Poverty rate", "percent", 0).lower().stock().of_hundred().source(POVERTY)
        .also(&["Tỷ lệ hộ nghèo đa chiều", "Tỷ lệ nghèo đa chiều", "Tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều"], &["Poor household rate", "Multidimensional poverty rate"]),
    row("poverty_reduction", "Mức giảm tỷ lệ hộ nghèo", "Poverty reduction", "percentage_point", 0).higher().flow().source(POVERTY)
        .also(&["Giảm tỷ lệ hộ nghèo", "Mức giảm tỷ lệ hộ nghèo đa chiều", "Giảm tỷ lệ hộ nghèo đa chiều"], &["Reduction of the poverty rate"]),
    row("jobs_created", "Số lao động được giải quyết việc làm", "Jobs created", "person", 0).higher().flow().counted()
        .also(&["Giải quyết việc làm", "Giải quyết việc làm mới", "Số lao động được tạo việc làm", "Tạo việc làm mới", "Số lao động có việc làm mới"], &["People given work", "Job creation"]),
    row("unemployment", "Tỷ lệ thất nghiệp", "Unemployment rate", "percent", 0).lower().of_hundred().sdg("8.5.2", "SL_TLF_UEM")
        .also(&["Tỷ lệ thất nghiệp chung"], &["Unemployment"]),
    row("urban_unemployment", "Tỷ lệ thất nghiệp khu vực thành thị", "Urban unemployment rate", "percent", 0).lower().of_hundred().source(NATIONAL)
        .also(&["Tỷ lệ thất nghiệp ở khu vực thành thị", "Tỷ lệ thất nghiệp thành thị", "Tỷ lệ lao động không có việc làm ở thành thị"], &["Urban unemployment"]),
    row("trained_labour", "Tỷ lệ lao động qua đào tạo", "Trained labour share", "percent", 0).higher().stock().of_hundred()
        .also(&["Tỷ lệ lao động đã qua đào tạo"], &["Share of trained labour", "Trained worker rate"]),
    row("certified_labour", "Tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ", "Trained labour share with certificates", "percent", 0).higher().stock().of_hundred().source(NATIONAL)
        .also(&["Tỷ lệ lao động qua đào tạo có bằng, chứng chỉ", "Tỷ lệ lao động đã qua đào tạo có bằng, chứng chỉ", "Tỷ lệ lao động có bằng cấp, chứng chỉ"], &["Share of trained labour with certificates", "Certified worker rate"]),
    row("social_insurance", "Tỷ lệ lực lượng lao động tham gia bảo hiểm xã hội", "Social insurance coverage", "percent", 0).higher().stock()
        .also(&["Tỷ lệ tham gia bảo hiểm xã hội", "Tỷ lệ bao phủ bảo hiểm xã hội", "Tỷ lệ lao động tham gia bảo hiểm xã hội", "Tỷ lệ bao phủ BHXH"], &["Labour force covered by social insurance"]),
    row("social_housing", "Số căn nhà ở xã hội hoàn thành", "Social housing completed", "house", 0).higher().flow().counted().source(SOCIAL_HOUSING)
        .also(&["Nhà ở xã hội", "Số căn nhà ở xã hội", "Hoàn thành nhà ở xã hội"], &["Social housing", "Social housing units"]),

    // Health and schools.
    row("doctors", "Số bác sĩ trên một vạn dân", "Doctors per 10,000 people", "doctor/10000 person", 0).higher().stock().counted().source(NATIONAL)
        .also(&["Số bác sĩ trên 1 vạn dân", "Số bác sĩ trên 10.000 dân", "Số bác sĩ/vạn dân", "Số bác sĩ/1 vạn dân", "Bác sĩ/vạn dân", "Số bác sĩ trên vạn dân"], &["Number of doctors per 10,000 population"]),
    row("hospital_beds", "Số giường bệnh trên một vạn dân", "Hospital beds per 10,000 people", "hospital_bed/10000 person", 0).higher().stock().counted().source(NATIONAL)
        .also(&["Số giường bệnh trên 1 vạn dân", "Số giường bệnh trên 10.000 dân", "Số giường bệnh/vạn dân", "Số giường bệnh/1 vạn dân", "Giường bệnh/vạn dân", "Số giường bệnh trên vạn dân"], &["Number of hospital beds per 10,000 population"]),
    // Members are counted where they are insured, people where they live: it passes 100 % in places.
    row("health_insurance", "Tỷ lệ dân số tham gia bảo hiểm y tế", "Health insurance coverage", "percent", 0).higher().stock().source(PROVINCIAL)
        .also(&["Tỷ lệ tham gia bảo hiểm y tế", "Tỷ lệ bao phủ bảo hiểm y tế", "Tỷ lệ người dân tham gia bảo hiểm y tế", "Tỷ lệ bao phủ BHYT", "Tỷ lệ tham gia BHYT"], &["Population covered by health insurance"]),
    row("life_expectancy", "Tuổi thọ trung bình tính từ lúc sinh", "Life expectancy at birth", "age", 0).higher().counted().source(PROVINCIAL)
        .also(&["Tuổi thọ trung bình"], &["Life expectancy"]),
    row("under_five_mortality", "Tỷ suất chết của trẻ em dưới 5 tuổi", "Under-five mortality rate", "death/1000 birth", 0).lower().counted().sdg("3.2.1", "SH_DYN_MORT")
        .also(&["Tỷ suất tử vong trẻ em dưới 5 tuổi", "Tỷ suất tử vong của trẻ em dưới 5 tuổi"], &["Under-5 mortality", "Under-five mortality"]),
    row("stunting", "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi", "Stunting among children under five", "percent", 0).lower().of_hundred().sdg("2.2.1", "SH_STA_STNT")
        .also(&["Tỷ lệ suy dinh dưỡng thể thấp còi ở trẻ em dưới 5 tuổi", "Tỷ lệ trẻ em dưới 5 tuổi bị suy dinh dưỡng thể thấp còi"], &["Stunting", "Prevalence of stunting"]),
    row("standard_schools", "Tỷ lệ trường đạt chuẩn quốc gia", "Schools at national standard", "percent", 0).higher().stock().of_hundred().source(SCHOOLS)
        .also(&["Tỷ lệ trường học đạt chuẩn quốc gia", "Trường đạt chuẩn quốc gia"], &["Share of schools at national standard"]),

    // Water, waste, environment.
    row("urban_clean_water", "Tỷ lệ dân số đô thị được sử dụng nước sạch", "Urban population with clean water", "percent", 0).higher().stock().of_hundred()
        .also(&["Tỷ lệ dân cư đô thị sử dụng nước sạch", "Tỷ lệ dân số thành thị sử dụng nước sạch", "Tỷ lệ dân số đô thị được cung cấp nước sạch"], &["Clean water, urban"]),
    row("rural_clean_water", "Tỷ lệ dân số nông thôn được sử dụng nước sạch", "Rural population with clean water", "percent", 0).higher().stock().of_hundred()
        .also(&["Tỷ lệ dân cư nông thôn sử dụng nước sạch", "Tỷ lệ dân số nông thôn sử dụng nước sạch", "Tỷ lệ dân số nông thôn sử dụng nước sạch theo quy chuẩn"], &["Clean water, rural"]),
    row("waste_collected", "Tỷ lệ chất thải rắn sinh hoạt được thu gom, xử lý", "Domestic solid waste collected and treated", "percent", 0).higher().of_hundred().source(PROVINCIAL)
        .also(&["Tỷ lệ thu gom, xử lý chất thải rắn sinh hoạt", "Tỷ lệ thu gom và xử lý chất thải rắn sinh hoạt", "Tỷ lệ chất thải rắn sinh hoạt đô thị được thu gom, xử lý"], &["Solid waste collected", "Waste collection rate"]),
    row("industrial_wastewater", "Tỷ lệ khu công nghiệp có hệ thống xử lý nước thải tập trung", "Industrial zones with central wastewater treatment", "percent", 0).higher().stock().of_hundred().source(PROVINCIAL)
        .also(&["Tỷ lệ khu công nghiệp, khu chế xuất có hệ thống xử lý nước thải tập trung đạt tiêu chuẩn môi trường", "Tỷ lệ khu công nghiệp đang hoạt động có hệ thống xử lý nước thải tập trung đạt tiêu chuẩn môi trường"], &["Wastewater treatment in industrial zones"]),

    // Visitors, enterprises, administration, order.
    row("tourist_visits", "Số lượt khách du lịch", "Tourist visits", "visit", 3).higher().flow().counted().source(NATIONAL)
        .also(&["Khách du lịch", "Lượt khách du lịch", "Tổng lượt khách du lịch", "Tổng số lượt khách du lịch"], &["Tourist arrivals", "Tourists"]),
    row("new_enterprises", "Số doanh nghiệp thành lập mới", "New enterprises", "enterprise", 0).higher().flow().counted()
        .also(&["Doanh nghiệp thành lập mới", "Số doanh nghiệp đăng ký thành lập mới", "Doanh nghiệp đăng ký thành lập mới", "Thành lập mới doanh nghiệp"], &["Newly registered enterprises"]),
    row("new_cooperatives", "Số hợp tác xã thành lập mới", "New cooperatives", "cooperative", 0).higher().flow().counted()
        .also(&["Hợp tác xã thành lập mới", "Thành lập mới hợp tác xã"], &["Newly founded cooperatives"]),
    row("par_index", "Chỉ số cải cách hành chính (PAR INDEX)", "Public administration reform index", "percent", 0).higher().of_hundred().source(PAR)
        .also(&["Chỉ số cải cách hành chính", "Chỉ số CCHC"], &["PAR INDEX"]),
    row("pci", "Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)", "Provincial competitiveness index", "score", 0).higher().of_hundred().source(PCI)
        .also(&["Chỉ số năng lực cạnh tranh cấp tỉnh", "Chỉ số PCI"], &["PCI"]),
    row("pci_rank", "Thứ hạng chỉ số năng lực cạnh tranh cấp tỉnh", "PCI rank", "rank", 0).lower().source(PCI)
        .also(&["Xếp hạng PCI", "Thứ hạng PCI"], &["Rank in the provincial competitiveness index"]),
    row("road_deaths", "Số người chết do tai nạn giao thông", "Road traffic deaths", "death", 0).lower().flow().counted().source(PROVINCIAL)
        .also(&["Số người chết vì tai nạn giao thông"], &["People killed in road traffic accidents"]),

    // Results frameworks.
    row("extreme_poverty", "Tỷ lệ dân số dưới chuẩn nghèo quốc tế", "Population below the international poverty line", "percent", 0).lower().of_hundred().sdg("1.1.1", "SI_POV_DAY1")
        .also(&[], &["Extreme poverty"]),
    row("maternal_mortality", "Tỷ số tử vong mẹ", "Maternal mortality ratio", "death/100000 birth", 0).lower().counted().sdg("3.1.1", "SH_STA_MORT")
        .also(&["Tỷ số tử vong mẹ trên 100.000 trẻ đẻ sống", "Tỷ suất tử vong mẹ"], &["Maternal mortality", "Maternal mortality per 100,000 live births"]),
    row("neonatal_mortality", "Tỷ suất tử vong sơ sinh", "Neonatal mortality rate", "death/1000 birth", 0).lower().counted().sdg("3.2.2", "SH_DYN_NMRT")
        .also(&[], &["Neonatal mortality"]),
    row("tuberculosis", "Tỷ lệ mắc lao", "Tuberculosis incidence", "case/100000 person", 0).lower().counted().sdg("3.3.2", "SH_TBS_INCD")
        .also(&["Tỷ lệ mắc lao trên 100.000 dân"], &["Tuberculosis incidence per 100,000 people"]),
    row("road_death_rate", "Tỷ suất tử vong do tai nạn giao thông đường bộ", "Death rate due to road traffic injuries", "death/100000 person", 0).lower().counted().sdg("3.6.1", "SH_STA_TRAF")
        .also(&[], &["Road traffic death rate"]),
    row("safe_drinking_water", "Tỷ lệ dân số sử dụng dịch vụ nước uống được quản lý an toàn", "Population using safely managed drinking water", "percent", 0).higher().of_hundred().sdg("6.1.1", "SH_H2O_SAFE")
        .also(&[], &["Safely managed drinking water"]),
    row("electricity_access", "Tỷ lệ dân số được tiếp cận điện", "Population with access to electricity", "percent", 0).higher().of_hundred().sdg("7.1.1", "EG_ACS_ELEC")
        .also(&["Tỷ lệ tiếp cận điện"], &["Access to electricity", "Electricity access"]),
    row("renewable_energy", "Tỷ trọng năng lượng tái tạo trong tiêu thụ năng lượng cuối cùng", "Renewable share of final energy consumption", "percent", 0).higher().of_hundred().sdg("7.2.1", "EG_FEC_RNEW")
        .also(&[], &["Renewable energy share"]),
    row("research_spending", "Tỷ lệ chi cho nghiên cứu khoa học và phát triển công nghệ so với GDP", "Research and development expenditure to GDP", "percent{GDP}", 0).higher().counted().sdg("9.5.1", "GB_XPD_RSDV")
        .also(&["Chi cho R&D so với GDP"], &["R&D expenditure"]),
    row("internet_users", "Tỷ lệ người sử dụng Internet", "Individuals using the Internet", "percent", 0).higher().of_hundred().sdg("17.8.1", "IT_USE_ii99")
        .also(&["Tỷ lệ dân số sử dụng Internet"], &["Internet users"]),
    row("co2_per_person", "Phát thải CO2 bình quân đầu người", "CO2 emissions per person", "t/person/year", 0).lower().flow().source(WDI)
        .also(&["Lượng phát thải CO2 bình quân đầu người"], &["CO2 emissions per capita", "CO2 per person"]),
];

/// A collection of indicators to look names up in: the common ones, and those that the caller adds.
///
/// # Examples
/// ```
/// use attain::{Better, Catalogue, Indicator};
/// let catalogue = Catalogue::common().with(Indicator::named("Sản phẩm OCOP").id("ocop").better(Better::Higher));
/// let revenue = catalogue.find("tổng thu NGÂN SÁCH").ok_or("not in the catalogue")?;
/// assert_eq!(revenue.get_id(), Some("budget_revenue"));
/// assert!(catalogue.find("sản phẩm OCOP").is_some());
/// assert!(catalogue.find("hạnh phúc").is_none());
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    indicators: Vec<Indicator>,
    by_name: HashMap<String, usize>,
}

static COMMON: LazyLock<Catalogue> =
    LazyLock::new(|| ROWS.iter().fold(Catalogue::default(), |catalogue, row| catalogue.with(row.indicator())));

impl Catalogue {
    /// Returns the catalogue of [`ROWS`].
    #[must_use]
    pub fn common() -> Self {
        COMMON.clone()
    }

    /// Returns a catalogue that holds nothing.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// Returns the catalogue with another indicator.
    ///
    /// It takes the place of one with the same identifier, and from then on every name that it goes by means it.
    #[must_use]
    pub fn with(mut self, indicator: Indicator) -> Self {
        let same = |i: &Indicator| i.get_id().is_some() && i.get_id() == indicator.get_id();
        if let Some(at) = self.indicators.iter().position(same) {
            self.indicators.remove(at);
            self.by_name.clear();
            for (at, indicator) in self.indicators.iter().enumerate() {
                self.by_name.extend(indicator.names().map(|name| (normal_name(name), at)));
            }
        }
        let at = self.indicators.len();
        self.by_name.extend(indicator.names().map(|name| (normal_name(name), at)));
        self.indicators.push(indicator);
        self
    }

    /// Returns the indicator of that identifier.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.get_id() == Some(id))
    }

    /// Returns the indicator that goes by that name, as [`Indicator::is`] says; the one added last where several do.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Indicator> {
        self.indicators.get(*self.by_name.get(&normal_name(name))?)
    }

    /// Every indicator, in the order in which they were added.
    pub fn iter(&self) -> std::slice::Iter<'_, Indicator> {
        self.indicators.iter()
    }

    /// How many indicators there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.indicators.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.indicators.is_empty()
    }
}

impl<'a> IntoIterator for &'a Catalogue {
    type Item = &'a Indicator;
    type IntoIter = std::slice::Iter<'a, Indicator>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
