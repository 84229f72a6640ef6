/** Making a settled form public: what to black out, the look of the public copy, and the decision of a second reviewer. */
@NullMarked
package jiheng.ui.disclosure;

import org.jspecify.annotations.NullMarked;
