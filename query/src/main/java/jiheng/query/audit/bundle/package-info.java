/** The audit bundle: a zip that carries all that a verifier needs, except trust. Pure; JDK only. */
@NullMarked
package jiheng.query.audit.bundle;

import org.jspecify.annotations.NullMarked;
