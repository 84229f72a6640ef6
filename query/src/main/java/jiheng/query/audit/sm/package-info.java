/** The Chinese algorithms SM3 and SM2 for the log and its notes. Pure; JDK and Bouncy Castle only. */
@NullMarked
package jiheng.query.audit.sm;

import org.jspecify.annotations.NullMarked;
