/** What on a form deserves a question: versioned, pure checks, each with the facts that disagree. */
@NullMarked
package jiheng.query.findings.check;

import org.jspecify.annotations.NullMarked;
