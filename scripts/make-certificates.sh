#!/usr/bin/env bash
# Makes the certificates of the tests in the directory given: a private authority, good and bad server certificates.
# They are for this machine's loopback only and are never committed.
set -euo pipefail

mkdir -p "$1"
cd "$1"
umask 077

# new_key NAME
new_key() { openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key"; }

# authority NAME
authority() {
    new_key "$1"
    openssl req -x509 -new -key "$1.key" -out "$1.pem" -days 3650 -subj "/CN=websocket_client test $1" \
        -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign
}

# signed NAME AUTHORITY START END SUBJECT-ALT-NAME [USAGE]; the dates are YYYYMMDDHHMMSSZ
signed() {
    new_key "$1"
    openssl req -new -key "$1.key" -out "$1.csr" -subj "/CN=$1"
    mkdir -p issued
    : >index.txt
    cat >ca.cnf <<-CONFIG
		[ca]
		default_ca = this
		[this]
		database = index.txt
		new_certs_dir = issued
		rand_serial = yes
		unique_subject = no
		default_md = sha256
		policy = any
		x509_extensions = leaf
		[any]
		commonName = supplied
		[leaf]
		basicConstraints = CA:FALSE
		extendedKeyUsage = ${6:-serverAuth}
		subjectKeyIdentifier = hash
		authorityKeyIdentifier = keyid
		subjectAltName = $5
	CONFIG
    openssl ca -batch -notext -config ca.cnf -cert "$2.pem" -keyfile "$2.key" -startdate "$3" -enddate "$4" \
        -in "$1.csr" -out "$1.pem" 2>ca.log || { cat ca.log >&2; exit 1; }
}

authority ca
authority other-authority

year=$(date +%Y)
from=$((year - 1))0101000000Z
until=$((year + 10))0101000000Z
here=DNS:localhost,IP:127.0.0.1,IP:::1
signed server ca "$from" "$until" "$here"
signed wronghost ca "$from" "$until" DNS:wronghost.example
signed otherca other-authority "$from" "$until" "$here"
signed expired ca 20200101000000Z 20200201000000Z "$here"
signed future ca 20900101000000Z 20910101000000Z "$here"

# Whom servers may ask for a certificate; its key also encrypted, and in one file with the certificate.
signed client ca "$from" "$until" DNS:client.example clientAuth
openssl pkey -in client.key -aes-256-cbc -passout pass:opensesame -out client-encrypted.key
cat client.pem client.key >client-both.pem

new_key selfsigned
openssl req -x509 -new -key selfsigned.key -out selfsigned.pem -days 3650 -subj /CN=localhost -addext "subjectAltName=$here"

rm -rf issued ca.cnf ca.log index.txt* ./*.csr
