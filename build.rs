//! Tells rustc which PHP the extension is built for (`cfg(php82)` and so on).

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let php = ext_php_rs_build::PHPInfo::get(&ext_php_rs_build::find_php()?)?;
    let version: ext_php_rs_build::ApiVersion = php.zend_version()?.try_into()?;
    ext_php_rs_build::emit_check_cfg();
    ext_php_rs_build::emit_php_cfg_flags(version);
    Ok(())
}
