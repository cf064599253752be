/** The only place that signs, verifies, encrypts and decrypts (JWS ES256, JWE ECDH-ES+A256KW with A256GCM, streams by AES256-GCM-HKDF), and the one JSON mapper of internal messages. */
@NullMarked
package dev.freehold.contracts.codec;

import org.jspecify.annotations.NullMarked;
