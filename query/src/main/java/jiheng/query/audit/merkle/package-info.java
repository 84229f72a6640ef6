/** Merkle trees of RFC 6962 and RFC 9162: hashing, growth, proofs and their verification. Pure; JDK only. */
@NullMarked
package jiheng.query.audit.merkle;

import org.jspecify.annotations.NullMarked;
