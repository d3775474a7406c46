//! Tells rustc which PHP the extension is built for: `cfg(php82)` and so on, and `cfg(php_delayed_oom)` where
//! passing `memory_limit` is not an error at once but noted for the VM, as in Debian's PHP.

use std::{error::Error, fs, path::Path, process::Command};

use ext_php_rs_build::{
    ApiVersion, PHPInfo, emit_check_cfg, emit_php_cfg_flags, emit_rerun_if_env_changed,
    find_executable, find_php, path_from_env,
};

fn main() -> Result<(), Box<dyn Error>> {
    let path = find_php()?;
    let php = PHPInfo::get(&path)?;
    let version: ApiVersion = php.zend_version()?.try_into()?;
    emit_rerun_if_env_changed();
    println!("cargo::rerun-if-env-changed=PHP_CONFIG");
    println!("cargo::rerun-if-changed={}", path.display());
    emit_check_cfg();
    emit_php_cfg_flags(version);
    if php.debug()? {
        println!("cargo::rustc-cfg=php_debug");
    }
    println!("cargo::rustc-check-cfg=cfg(php_delayed_oom)");
    if has_delayed_oom()? {
        println!("cargo::rustc-cfg=php_delayed_oom");
    }
    Ok(())
}

fn has_delayed_oom() -> Result<bool, Box<dyn Error>> {
    let config = path_from_env("PHP_CONFIG").or_else(|| find_executable("php-config"));
    let config = config.ok_or("php-config is not there: install PHP's development package")?;
    let output = Command::new(config).arg("--include-dir").output()?;
    let include = String::from_utf8(output.stdout)?;
    let globals = fs::read_to_string(Path::new(include.trim()).join("Zend/zend_globals.h"))?;
    Ok(globals.contains("delayed_oom"))
}
