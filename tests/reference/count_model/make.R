# make.R -- data and reference values of tests/unit/test_count_model.c:
#   cd tests/reference/count_model && Rscript make.R
# Writes NAME.csv (what the model is fitted to: count, log_size, the columns of the fixed effects x1
# ..., the levels of the random effects g1 ..., from 0) and expected.csv (what glmmTMB, or glm.nb
# where there is no random effect, makes of it). Needs R with glmmTMB, lme4 and MASS.
suppressMessages({library(glmmTMB); library(lme4); library(MASS)})
options(digits = 17)

expected <- data.frame()
say <- function(set, what, value)
    expected <<- rbind(expected, data.frame(set = set, what = what, value = as.numeric(value)))

write_data <- function(set, count, log_size, fixed, random) {
    data <- data.frame(count = count, log_size = log_size)
    for (i in seq_len(ncol(fixed))) data[[paste0("x", i)]] <- fixed[, i]
    for (i in seq_along(random)) data[[paste0("g", i)]] <- as.integer(factor(random[[i]])) - 1L
    write.csv(data, paste0(set, ".csv"), row.names = FALSE, quote = FALSE)
}

tight <- glmmTMBControl(optCtrl = list(iter.max = 1e4, eval.max = 1e4, rel.tol = 1e-14),
                        optimizer = nlminb)

mixed <- function(set, fixed_formula, random, data) {
    terms <- paste0("(1|", random, ")", collapse = "+")
    if (length(random) == 0) terms <- "1"
    formula <- as.formula(paste(paste(deparse(fixed_formula), collapse = ""), "+", terms))
    fit <- glmmTMB(formula, data = data, family = nbinom2, control = tight)
    # a few Newton steps more: nlminb stops at a gradient of 1e-3 where the likelihood is flat
    object <- fit$obj; at <- fit$fit$par
    for (i in 1:3) at <- at - solve(optimHess(at, object$fn, object$gr), object$gr(at))
    covariance <- solve(optimHess(at, object$fn, object$gr))
    stopifnot(max(abs(object$gr(at))) < 1e-6)
    beta <- which(names(at) == "beta")
    for (i in seq_along(beta)) {
        say(set, paste0("coefficient", i), at[beta[i]])
        say(set, paste0("error", i), sqrt(covariance[beta[i], beta[i]]))
    }
    say(set, "inverse_dispersion", exp(-at[names(at) == "betad"]))
    for (i in seq_along(random)) say(set, paste0("deviation", i), exp(at[names(at) == "theta"][i]))
    say(set, "log_likelihood", -object$fn(at))
    frame <- model.frame(fit)
    size <- model.offset(frame)
    if (is.null(size)) size <- rep(0, nrow(frame))
    write_data(set, model.response(frame), size, fit$obj$env$data$X, lapply(random, function(r) data[[r]]))
}

plain <- function(set, formula, data) {
    fit <- glm.nb(formula, data = data, control = glm.control(epsilon = 1e-14, maxit = 200))
    for (i in 1:3) { # glm.nb alternates; once more from its own result
        fit <- glm.nb(formula, data = data, init.theta = fit$theta, start = coef(fit),
                      control = glm.control(epsilon = 1e-15, maxit = 200))
    }
    for (i in seq_along(coef(fit))) say(set, paste0("coefficient", i), coef(fit)[i])
    say(set, "inverse_dispersion", 1 / fit$theta)
    say(set, "log_likelihood", logLik(fit))
    size <- if (is.null(fit$offset)) rep(0, nrow(data)) else fit$offset
    write_data(set, fit$y, size, model.matrix(fit), list())
}

plain("quine", Days ~ Eth + Sex + Age + Lrn, quine)
plain("epil_plain", y ~ lbase * trt + lage + V4, epil)
Owls$offset <- log(Owls$BroodSize)
plain("owls_plain", SiblingNegotiation ~ FoodTreatment * SexParent + offset(offset), Owls)
mixed("epil", y ~ lbase * trt + lage + V4, "subject", epil)
quine$class <- interaction(quine$Age, quine$Lrn)
mixed("quine_class", Days ~ Eth + Sex, "class", quine)
mixed("grouseticks", TICKS ~ YEAR + cHEIGHT, c("BROOD", "LOCATION"), grouseticks)
mixed("owls", SiblingNegotiation ~ FoodTreatment * SexParent + offset(offset), "Nest", Owls)
mixed("salamanders", count ~ spp * mined, "site", Salamanders)
# Turns of lectern's own (README.md). A variance that is 0 has no logarithm, in which glmmTMB works:
# the effects named are those that have one, the others are left out here and 0 in the full model,
# whose likelihood glmmTMB does not bring above.
ours <- function(concept, random, family) {
    turns <- read.csv("turns_input.csv")
    turns$offset <- log(turns$words)
    turns$role <- factor(turns$role, levels = c("journalist", "principal"))
    all <- c("speaker", "exchange", "conference")
    formula <- function(random)
        as.formula(paste(concept, "~ role + offset(offset) +", paste0("(1|", random, ")", collapse = "+")))
    fit <- glmmTMB(formula(random), data = turns, family = family, control = tight)
    full <- suppressWarnings(glmmTMB(formula(all), data = turns, family = nbinom2, control = tight))
    # 1e-4: its lgamma loses digits where theta runs away
    stopifnot(full$fit$objective > fit$fit$objective - 1e-4)
    set <- paste0("turns_", concept)
    object <- fit$obj; at <- fit$fit$par
    for (i in 1:3) at <- at - solve(optimHess(at, object$fn, object$gr), object$gr(at))
    errors <- sqrt(diag(solve(optimHess(at, object$fn, object$gr))))
    stopifnot(max(abs(object$gr(at))) < 1e-6)
    for (i in 1:2) {
        say(set, paste0("coefficient", i), at[i])
        say(set, paste0("error", i), errors[i])
    }
    say(set, "inverse_dispersion", if (family == "poisson") 0 else exp(-at[names(at) == "betad"]))
    for (i in 1:3) {
        own <- match(all[i], random)
        say(set, paste0("deviation", i), if (is.na(own)) 0 else exp(at[names(at) == "theta"][own]))
    }
    say(set, "log_likelihood", -object$fn(at))
    write_data(set, turns[[concept]], turns$offset, model.matrix(~ role, turns), lapply(all, function(r) turns[[r]]))
}
ours("ukraine", c("speaker", "exchange"), "poisson")
ours("cables", c("exchange", "conference"), "poisson")
ours("you", c("speaker", "exchange"), "nbinom2")

expected$value <- formatC(expected$value, digits = 12, format = "g")
write.csv(expected, "expected.csv", row.names = FALSE, quote = FALSE)
