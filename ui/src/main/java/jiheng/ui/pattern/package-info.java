/** The page of unusual acts, for auditors and the finance bureau. */
@NullMarked
package jiheng.ui.pattern;

import org.jspecify.annotations.NullMarked;
