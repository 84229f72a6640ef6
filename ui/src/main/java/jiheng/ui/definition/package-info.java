/** Templates and rule sets in pages and for programs. */
@NullMarked
package jiheng.ui.definition;

import org.jspecify.annotations.NullMarked;
