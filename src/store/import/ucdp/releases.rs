//! The columns of releases of UCDP GED, for files that come without their header.

/// The columns of releases 20.1 and later.
pub const RELEASE_20: &str = "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,\
dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,\
side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,\
where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,\
country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,\
deaths_unknown,best,high,low,gwnoa,gwnob";

/// The columns of release 19.1.
pub const RELEASE_19: &str = "id,year,active_year,type_of_violence,conflict_new_id,conflict_name,dyad_new_id,dyad_name,side_a_new_id,\
gwnoa,side_a,side_b_new_id,gwnob,side_b,number_of_sources,source_article,source_office,source_date,\
source_headline,source_original,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,geom_wkt,\
priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,\
deaths_civilians,deaths_unknown,low,best,high";

/// The columns of the release on Syria of 2019.
pub const RELEASE_SYRIA: &str = "id,year,active_year,type_of_violence,conflict_new_id,conflict_name,dyad_new_id,dyad_name,side_a_new_id,\
side_a,side_b_new_id,gwnob,side_b,number_of_sources,source_article,source_office,source_date,\
source_headline,source_original,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,geom_wkt,\
priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,\
deaths_civilians,deaths_unknown,low,best,high";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::import::ucdp::FORMAT;

    #[test]
    fn every_release_has_the_columns_that_the_format_is_known_by() {
        for (header, count) in [(RELEASE_20, 49), (RELEASE_19, 42), (RELEASE_SYRIA, 41)] {
            let names: Vec<&str> = header.split(',').collect();
            assert_eq!(names.len(), count);
            for name in FORMAT.known_by {
                assert!(names.contains(name), "{name}");
            }
        }
    }
}
