//! getaddrinfo(3) for one family of addresses, or for both in one call. It blocks, and knows no deadline.
#![expect(unsafe_code, reason = "getaddrinfo(3) is libc's")]

use std::{
    ffi::{CStr, CString},
    io,
    mem::MaybeUninit,
    net::{Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6},
    ptr,
};

use super::error::describe;

/// Which addresses are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Both,
    V4,
    V6,
}

/// The system's resolver: hosts file, DNS, whatever nsswitch.conf says. Addresses are in its order and have port 0; an
/// `Err` is in its words.
pub(super) fn getaddrinfo(host: &str, family: Family) -> Result<Vec<SocketAddr>, String> {
    let host = CString::new(host).map_err(|_| "it contains a NUL".to_owned())?;
    let mut hints = MaybeUninit::<libc::addrinfo>::zeroed();
    // SAFETY: a zeroed addrinfo is valid: its pointers are null, and 0 asks for anything.
    let hints = unsafe {
        let hints = hints.assume_init_mut();
        // Not AI_ADDRCONFIG: a machine whose only address is its loopback has names for that, too.
        hints.ai_socktype = libc::SOCK_STREAM;
        hints.ai_family = match family {
            Family::Both => libc::AF_UNSPEC,
            Family::V4 => libc::AF_INET,
            Family::V6 => libc::AF_INET6,
        };
        hints
    };
    let mut list = ptr::null_mut();
    // SAFETY: a C string, valid hints, and room for a pointer; the list is freed below.
    let code = unsafe { libc::getaddrinfo(host.as_ptr(), ptr::null(), hints, &raw mut list) };
    if code != 0 {
        return Err(reason(code));
    }
    let mut addresses = Vec::new();
    let mut next = list;
    // SAFETY: each entry of the list is valid until the list is freed.
    while let Some(entry) = unsafe { next.as_ref() } {
        addresses.extend(address(entry));
        next = entry.ai_next;
    }
    // SAFETY: getaddrinfo(3) made it, and nothing refers to it any more.
    unsafe { libc::freeaddrinfo(list) };
    Ok(addresses)
}

fn reason(code: libc::c_int) -> String {
    if code == libc::EAI_SYSTEM {
        return describe(&io::Error::last_os_error());
    }
    // SAFETY: a static C string for every code.
    unsafe { CStr::from_ptr(libc::gai_strerror(code)) }.to_string_lossy().into_owned()
}

fn address(entry: &libc::addrinfo) -> Option<SocketAddr> {
    match entry.ai_family {
        libc::AF_INET => {
            // SAFETY: of this family ai_addr points to such a structure, which any bytes are a value of.
            let given = unsafe { entry.ai_addr.cast::<libc::sockaddr_in>().read_unaligned() };
            let ip = Ipv4Addr::from(u32::from_be(given.sin_addr.s_addr));
            Some(SocketAddrV4::new(ip, 0).into())
        }
        libc::AF_INET6 => {
            // SAFETY: as above.
            let given = unsafe { entry.ai_addr.cast::<libc::sockaddr_in6>().read_unaligned() };
            let ip = Ipv6Addr::from(given.sin6_addr.s6_addr);
            Some(SocketAddrV6::new(ip, 0, 0, given.sin6_scope_id).into())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_are_asked_for_apart() {
        let of = |family| getaddrinfo("127.0.0.1", family);
        let loopback: Vec<SocketAddr> = vec!["127.0.0.1:0".parse().unwrap()];
        assert_eq!(of(Family::V4), Ok(loopback.clone()));
        assert_eq!(of(Family::Both), Ok(loopback));
        assert!(!of(Family::V6).unwrap_err().is_empty());
        let v6 = getaddrinfo("fe80::1%1", Family::Both);
        assert!(v6.unwrap().iter().all(|address| address.to_string() == "[fe80::1%1]:0"));
    }
}
