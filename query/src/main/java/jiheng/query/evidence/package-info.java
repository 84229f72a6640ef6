/** Files that prove what rows report: where each stands, and where the same one stands elsewhere. */
@NullMarked
package jiheng.query.evidence;

import org.jspecify.annotations.NullMarked;
