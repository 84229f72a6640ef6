/** Files as evidence: taken in, judged by their content, kept once, handed out only as they were recorded, and shown. */
@NullMarked
package jiheng.ui.evidence;

import org.jspecify.annotations.NullMarked;
