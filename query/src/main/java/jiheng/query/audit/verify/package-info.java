/** The stand-alone verifier of audit bundles, written apart from the product's fold. JDK and Bouncy Castle only. */
@NullMarked
package jiheng.query.audit.verify;

import org.jspecify.annotations.NullMarked;
