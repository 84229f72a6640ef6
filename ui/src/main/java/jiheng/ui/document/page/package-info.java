/** A form laid out on sheets of A4, and those sheets as PDF/A and as OFD. */
@NullMarked
package jiheng.ui.document.page;

import org.jspecify.annotations.NullMarked;
