#pragma once

#include "tests/screens/sample_texts.hpp"
#include "tests/support/sample_till.hpp"

namespace ecot::screens {

// Where a test of a view begins.

inline const Texts& french() {
    static const Texts texts = test::sample_texts();
    return texts;
}

/// Somebody signed in, and the till is open.
inline test::SampleTill selling() {
    return test::SampleTill{}.sign_in().open();
}

/// The basket of the pictures, with its member.
inline test::SampleTill with_cart() {
    return selling().choose_samira().fill_cart();
}

}  // namespace ecot::screens
