/** Findings: raised when a form is submitted, shown beside it and across forms, answered and put aside. */
@NullMarked
package jiheng.ui.findings;

import org.jspecify.annotations.NullMarked;
